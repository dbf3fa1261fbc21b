import type { Command } from 'commander';
import { refuseUnknownCommand } from './explain-misuse.ts';

/** `nearfar help [command]`: commander's own would print everything for a name that it does not know. */
export function addHelp(program: Command): void {
  program
    .helpCommand(false)
    .command('help')
    .description('explain a command')
    .argument('[command]')
    .action((name: string | undefined) => {
      const command = name === undefined ? program : program.commands.find((one) => one.name() === name);
      if (!command) return refuseUnknownCommand(program, name!);
      command.help();
    });
}
