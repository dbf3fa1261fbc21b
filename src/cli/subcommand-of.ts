import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { unknownSubcommand } from './explain-misuse.ts';

/** The command that `nearfar help questions add` explains. @throws UsageError if there is none */
export function subcommandOf(command: Command, [name, ...others]: readonly string[]): Command {
  if (name === undefined) return command;
  const found = command.commands.find((one) => one.name() === name);
  if (found && others.length === 0) return found;
  if (command.commands.length > 0) throw unknownSubcommand(command, [name, ...others].join(' '));
  throw new UsageError(
    `Too many words: "${[command.name(), name, ...others].join(', ')}".`,
    `See what there is with: nearfar help ${command.name()}`,
  );
}
