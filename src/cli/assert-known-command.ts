import { type Command, CommanderError } from 'commander';

/**
 * Refuses a name that is no command of the program. A word is never taken for a note.
 * @param name what the command line begins with, unless given
 * @throws CommanderError for one
 */
export function assertKnownCommand(program: Command, name = firstWord(program)): void {
  const commands = program.createHelp().visibleCommands(program);
  if (name === undefined || commands.some((one) => one.name() === name)) return;
  throw new CommanderError(1, 'commander.unknownCommand', `error: unknown command '${name}'`);
}

/** Undefined if an unknown option comes first. A negative number is a word: no option begins with a digit. */
function firstWord({ args }: Command): string | undefined {
  const first = args.find((word) => word !== '-h' && word !== '--help');
  return first !== undefined && /^-\D/.test(first) ? undefined : first;
}
