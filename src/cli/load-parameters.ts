import type { Command } from 'commander';
import { COMMANDS } from './commands.ts';

/** Adds the arguments, options and subcommands of a command by its name, for looking at them: it cannot run. */
export async function loadParameters(command: Command): Promise<void> {
  const module = await COMMANDS[command.name()]?.load();
  const worldFor = () => {
    throw new Error('A command that is only inspected never runs.');
  };
  module?.addCommand(command, worldFor, () => {});
}
