import { type Command, CommanderError } from 'commander';
import { Cancelled, Dismissed, UserError } from '../errors.ts';
import { escapeControls } from '../render/text.ts';
import { processWorld, type World } from '../world.ts';
import { explainMisuse } from './explain-misuse.ts';
import { commandIn, createProgram } from './program.ts';

/** Runs one command line, without the names of Node and of the program, and gives back the exit code. */
export async function main(argv: readonly string[], world: World = processWorld()): Promise<number> {
  let exitCode = 0;
  try {
    const program = await createProgram(argv, world, (code) => {
      exitCode = code;
    });
    await program.parseAsync(withCounts(argv, program), { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error, world, commandIn(argv));
  }
}

/** `-5` is the same as `-n 5`, for commands that take a count, where no option waits for its value, and before `--`. */
function withCounts(argv: readonly string[], program: Command): string[] {
  const [command] = argv.flatMap((word) => program.commands.filter((one) => one.name() === word));
  if (!command?.options.some(({ short }) => short === '-n')) return [...argv];
  const waiting = [...program.options, ...command.options].filter(({ required }) => required);
  const waits = new Set(waiting.flatMap(({ short, long }) => [short, long]));
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  return argv.flatMap((word, index) =>
    index < end && /^-\d+$/.test(word) && !waits.has(argv[index - 1]) ? ['-n', word.slice(1)] : [word],
  );
}

/** The one place where an error becomes words and an exit code. */
function explain(error: unknown, { stderr, endWithSignal }: World, command: string | undefined): number {
  const say = (...lines: (string | undefined)[]) => {
    for (const line of lines.filter((one) => one !== undefined)) stderr.write(`${escapeControls(line)}\n`);
  };
  if (error instanceof Dismissed) return 0;
  if (error instanceof Cancelled) {
    if (error.message !== '') say(error.message);
    if (error.signal !== undefined) endWithSignal(error.signal);
    return 130;
  }
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const known = error instanceof CommanderError ? explainMisuse(error, command) : error;
  if (known instanceof UserError) {
    say(`nearfar: ${known.message}`, known.hint);
    return known.exitCode;
  }
  say(
    'nearfar: this is a bug, and it is ours. Nothing was half-written.',
    error instanceof Error ? error.stack : String(error),
  );
  return 1;
}
