import { Command, CommanderError, Option } from 'commander';
import { version } from '../package.json';
import { addExport } from './commands/export.ts';
import { addImport } from './commands/import.ts';
import { addList } from './commands/list.ts';
import { addMerge } from './commands/merge.ts';
import { addPassages } from './commands/passages.ts';
import { addShow } from './commands/show.ts';
import { addStatus } from './commands/status.ts';
import { addTonight } from './commands/tonight.ts';
import { addWrite } from './commands/write.ts';
import { Cancelled, Left, UserError } from './errors.ts';
import { wrap } from './render/text.ts';
import { type Flags, processWorld, type World } from './world.ts';

/** Runs one command line, without the names of Node and of the program, and gives back the exit code. */
export async function main(argv: readonly string[], world: World = processWorld()): Promise<number> {
  let exitCode = 0;
  try {
    const program = build(world, (code) => {
      exitCode = code;
    });
    await program.parseAsync(withCounts(argv), { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error, world);
  }
}

function build(world: World, exit: (code: number) => void): Command {
  const settle = (command: Command) => world.with(command.optsWithGlobals<Flags>());
  const program = new Command('nearfar')
    .description('A daily terminal journal for the closeness and the distance between two people.')
    .version(version, '-V, --version', 'say which version this is')
    .helpOption('-h, --help', 'explain a command')
    .option('--home <dir>', 'keep the journal in this folder')
    .addOption(new Option('--color <when>', 'colour the output').choices(['auto', 'always', 'never']))
    .option('--ascii', 'draw with ASCII characters')
    .option('--plain', 'sentences and lists in place of pictures, for screen readers')
    .addHelpText('after', '\nWithout a command it asks about today, or shows it when it is written.')
    .helpCommand('help [command]', 'explain a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.output.write(text),
      writeErr: (text) => world.talk.write(text),
      outputError: (text, write) => write(text.replace(/^error:/, 'nearfar:')),
      getOutHelpWidth: () => Math.min(world.output.width, 100),
      getErrHelpWidth: () => Math.min(world.talk.width, 100),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  addTonight(program, settle);
  addWrite(program, settle);
  addShow(program, settle);
  addList(program, settle);
  addPassages(program, settle);
  addStatus(program, settle, exit);
  addExport(program, settle);
  addImport(program, settle);
  addMerge(program, settle);
  return program;
}

/** `-5` is the same as `-n 5`. */
function withCounts(argv: readonly string[]): string[] {
  return argv.flatMap((word) => (/^-\d+$/.test(word) ? ['-n', word.slice(1)] : [word]));
}

/** The one place where an error becomes words and an exit code. */
function explain(error: unknown, { talk }: World): number {
  const say = (...lines: (string | undefined)[]) => {
    for (const line of lines) if (line) talk.write(`${talk.isTerminal ? wrap(line, talk.width).join('\n') : line}\n`);
  };
  if (error instanceof Left) return 0;
  if (error instanceof Cancelled) {
    say(error.message);
    return 130;
  }
  if (error instanceof UserError) {
    say(`nearfar: ${error.message}`, error.hint);
    return error.exitCode;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  say(
    'nearfar: this is a bug, and it is ours. Nothing was half-written.',
    error instanceof Error ? error.stack : String(error),
  );
  return 1;
}
