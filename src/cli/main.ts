import { type Command, CommanderError } from 'commander';
import { Cancelled, Dismissed, UserError } from '../errors.ts';
import { escapeControls } from '../render/text.ts';
import { processWorld, type World } from '../world.ts';
import { COMMANDS } from './commands.ts';
import { createProgram } from './program.ts';

/** Runs one command line, given without the names of Node and of the program. @returns the exit code */
export async function main(argv: readonly string[], world: World = processWorld()): Promise<number> {
  let exitCode = 0;
  const setExitCode = (code: number) => {
    exitCode = code;
  };
  const program = createProgram(world, setExitCode, argv);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    const explained = await explainError(error, world, program);
    if (explained === 2) await showSupportAllTheSame(argv, world);
    return explained;
  }
}

/** Who asks for the lines of people who can help gets them, also with a flag that cannot be understood. */
async function showSupportAllTheSame(argv: readonly string[], world: World): Promise<void> {
  const command = argv.find((word) => Object.hasOwn(COMMANDS, word));
  if (command === 'support' && !argv.includes('--help'))
    await createProgram(world, () => {}).parseAsync(['support'], { from: 'user' });
}

/** For `bin/loader.js`, which reaches nothing else of the bundle: it throws one that `main` then explains. */
export { UserError };

/** The one place where an error becomes words and an exit code. */
async function explainError(error: unknown, world: World, program: Command): Promise<number> {
  const print = (...lines: (string | undefined)[]) => {
    for (const line of lines) if (line !== undefined) world.stderr.write(`${escapeControls(shorten(line))}\n`);
  };
  if (error instanceof Dismissed) {
    if (error.message !== '') print(error.message);
    return 0;
  }
  if (error instanceof Cancelled) {
    if (error.message !== '') print(error.message);
    // Ended by SIGQUIT the system could write the memory of the program to a file, with the writer's words.
    if (error.signal === 'SIGQUIT') return 131;
    if (error.signal !== undefined && error.signal !== 'SIGINT') world.endWithSignal(error.signal);
    return 130;
  }
  // Commander ends `--help` and `--version` by an error with exit code 0.
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  // Help that is shown because a subcommand has to be named.
  if (error instanceof CommanderError && error.code === 'commander.help') return 2;
  const explained = error instanceof CommanderError ? await explainCommanderError(error, program) : error;
  if (explained instanceof UserError) {
    print(`nearfar: ${explained.message}`, explained.hint);
    return explained.exitCode;
  }
  print(
    'nearfar: this is a bug, and it is ours. Nothing was half-written.',
    error instanceof Error ? error.stack : String(error),
  );
  return 1;
}

/** A message may quote what was given, such as a word of a hundred thousand characters. */
const MAX_MESSAGE_LENGTH = 2000;

function shorten(message: string): string {
  return message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}...` : message;
}

async function explainCommanderError(error: CommanderError, program: Command): Promise<UserError> {
  const { explainMisuse } = await import('./explain-misuse.ts');
  return explainMisuse(error, program);
}
