import type { Command } from 'commander';
import { UsageError } from '../errors.ts';

/** The command that `nearfar help questions add` explains. @throws UsageError if there is none */
export function subcommandOf(command: Command, [name, ...others]: readonly string[]): Command {
  if (name === undefined) return command;
  const found = command.commands.find((one) => one.name() === name);
  if (found && others.length === 0) return found;
  const words = [command.name(), name, ...others];
  throw new UsageError(
    command.commands.length > 0
      ? `There is no command "${words.join(' ')}".`
      : `Too many words: "${words.join(', ')}".`,
    `See what there is with: nearfar help ${command.name()}`,
  );
}
