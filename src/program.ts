import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../package.json';
import { addHelp } from './commands/help.ts';
import type { Settle } from './commands/settle.ts';
import type { Flags, World } from './world.ts';

type Add = (program: Command, settle: Settle, exit: (code: number) => void) => void;

/** The commands in the order of the help. Only those that a command line names are loaded. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  support: async () => (await import('./commands/support.ts')).addSupport,
  tonight: async () => (await import('./commands/tonight.ts')).addTonight,
  write: async () => (await import('./commands/write.ts')).addWrite,
  show: async () => (await import('./commands/show.ts')).addShow,
  list: async () => (await import('./commands/list.ts')).addList,
  trends: async () => (await import('./commands/trends.ts')).addTrends,
  year: async () => (await import('./commands/year.ts')).addYear,
  like: async () => (await import('./commands/like.ts')).addLike,
  passages: async () => (await import('./commands/passages.ts')).addPassages,
  article: async () => (await import('./commands/article.ts')).addArticle,
  import: async () => (await import('./commands/import.ts')).addImport,
  status: async () => (await import('./commands/status.ts')).addStatus,
  settings: async () => (await import('./commands/settings.ts')).addSettings,
};

/** The program for a command line: its flags, and the commands that it names, or all of them. */
export async function programFor(
  argv: readonly string[],
  world: World,
  exit: (code: number) => void,
): Promise<Command> {
  const settle: Settle = (command) => world.with(command.optsWithGlobals<Flags>());
  const program = new Command('nearfar')
    .description('A daily terminal journal for the closeness and the distance between two people.')
    .version(version, '-V, --version', 'say which version this is')
    .helpOption('-h, --help', 'explain a command')
    .option('--home <dir>', 'keep the journal in this folder', folder)
    .addOption(new Option('--color <when>', 'colour the output').choices(['auto', 'always', 'never']))
    .option('--ascii', 'draw with ASCII characters')
    .option('--plain', 'sentences and lists in place of pictures, for screen readers')
    .addHelpText('after', '\nWithout a command it asks about today, or shows it when it is written.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.output.write(text),
      writeErr: (text) => world.talk.write(text),
      // What commander complains of is said in our own words, where every error is.
      outputError: () => {},
      getOutHelpWidth: () => Math.min(world.output.width, 100),
      getErrHelpWidth: () => Math.min(world.talk.width, 100),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  for (const name of namesIn(argv)) (await COMMANDS[name]!())(program, settle, exit);
  addHelp(program);
  return program;
}

function namesIn(argv: readonly string[]): string[] {
  const named = Object.keys(COMMANDS).filter((name) => argv.includes(name));
  if (named.length > 0) return named;
  return argv.length === 0 ? ['tonight'] : Object.keys(COMMANDS);
}

function folder(name: string): string {
  // Resolved, no name at all would be the folder the writer happens to stand in.
  if (name === '') throw new InvalidArgumentError('the name of a folder.');
  return name;
}
