import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import type { WorldFor } from '../flags/world-for.ts';
import { wrap } from '../render/text.ts';
import type { GlobalFlags, World } from '../world.ts';
import { refuseUnknownCommand } from './explain-misuse.ts';
import { addHelp } from './help.ts';

type Add = (command: Command, settle: WorldFor, exit: (code: number) => void) => void;

interface Known {
  says: string;
  /** Loads what adds its arguments, its options and what it does. */
  load: () => Promise<Add>;
}

const BARE = 'Without a command it asks about today, or shows it when it is written.';

/** The commands in the order of the help. */
const COMMANDS: Readonly<Record<string, Known>> = {
  support: {
    says: 'people who can talk it through, when someone may not be safe',
    load: async () => (await import('../commands/support.ts')).addSupport,
  },
  write: {
    says: 'write a day: by questions, or with the answers given as flags',
    load: async () => (await import('../commands/write.ts')).addWrite,
  },
  show: {
    says: 'show what was written for a day',
    load: async () => (await import('../commands/show.ts')).addShow,
  },
  list: { says: 'list entries, oldest first', load: async () => (await import('../commands/list.ts')).addList },
  search: {
    says: 'find words in the notes, in any of their forms',
    load: async () => (await import('../commands/search.ts')).addSearch,
  },
  tags: {
    says: 'count the @tags and #tags in the notes',
    load: async () => (await import('../commands/tags.ts')).addTags,
  },
  trends: {
    says: 'show the weeks, and say what holds across them',
    load: async () => (await import('../commands/trends.ts')).addTrends,
  },
  year: {
    says: 'show 53 weeks, a number for each day',
    load: async () => (await import('../commands/year.ts')).addYear,
  },
  like: {
    says: 'find the earlier days that felt most like a day',
    load: async () => (await import('../commands/like.ts')).addLike,
  },
  edit: {
    says: 'change what was written for a day, in your editor or by questions',
    load: async () => (await import('../commands/edit.ts')).addEdit,
  },
  move: {
    says: 'give the entry of a day to another day',
    load: async () => (await import('../commands/move.ts')).addMove,
  },
  rm: {
    says: 'remove the entry of a day, after showing it',
    load: async () => (await import('../commands/rm.ts')).addRm,
  },
  undo: {
    says: 'take back the last change; again for the one before',
    load: async () => (await import('../commands/undo.ts')).addUndo,
  },
  history: {
    says: 'show the versions of a day, also of one that was removed',
    load: async () => (await import('../commands/history.ts')).addHistory,
  },
  purge: {
    says: 'take removed entries, earlier versions and old backups away for good',
    load: async () => (await import('../commands/purge.ts')).addPurge,
  },
  rest: {
    says: 'set days aside: they count nowhere',
    load: async () => (await import('../commands/rest.ts')).addRest,
  },
  passages: {
    says: 'list the passages, or show one',
    load: async () => (await import('../commands/passages.ts')).addPassages,
  },
  match: {
    says: 'try which passages an evening would be given, and write nothing',
    load: async () => (await import('../commands/match.ts')).addMatch,
  },
  article: {
    says: "read the article's own words in place of the retellings",
    load: async () => (await import('../commands/article.ts')).addArticle,
  },
  export: {
    says: 'take the journal out, as Markdown unless told otherwise',
    load: async () => (await import('../commands/export.ts')).addExport,
  },
  import: {
    says: 'bring in entries from a file or a folder, whatever program wrote it',
    load: async () => (await import('../commands/import.ts')).addImport,
  },
  merge: {
    says: 'join another journal, or a file taken out of one, with this one',
    load: async () => (await import('../commands/merge.ts')).addMerge,
  },
  status: {
    says: 'say whether today is written and where the journal lies',
    load: async () => (await import('../commands/status.ts')).addStatus,
  },
  settings: {
    says: 'show the settings, or change one',
    load: async () => (await import('../commands/settings.ts')).addSettings,
  },
};

/** The program for a command line: its flags, and the commands that it names, or all of them. */
export async function createProgram(
  argv: readonly string[],
  world: World,
  exit: (code: number) => void,
): Promise<Command> {
  const settle: WorldFor = (command) => world.withFlags(command.optsWithGlobals<GlobalFlags>());
  const program = new Command('nearfar')
    .description('A daily terminal journal for the closeness and the distance between two people.')
    .version(version, '-V, --version', 'say which version this is')
    .helpOption('-h, --help', 'explain a command')
    .option('--home <dir>', 'keep the journal in this folder', folder)
    .addOption(new Option('--color <when>', 'colour the output').choices(['auto', 'always', 'never']))
    .option('--ascii', 'draw with ASCII characters')
    .option('--plain', 'sentences and lists in place of pictures, for screen readers')
    // Below that commander would leave the line to the terminal, which breaks it within a word.
    .configureHelp({ subcommandTerm: (command) => command.name(), minWidthToWrap: 10 })
    .addHelpText('after', () => `\n${wrap(BARE, world.stdout.width).join('\n')}`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(text),
      // What commander complains of is said in our own words, where every error is.
      outputError: () => {},
      getOutHelpWidth: () => Math.min(world.stdout.width, 100),
      getErrHelpWidth: () => Math.min(world.stderr.width, 100),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  const [first, second] = wordsIn(argv, program);
  const asked = first === 'help' ? second : first;
  const named = asked !== undefined && isCommand(asked) ? [asked] : [];
  // Making a command takes time too: where one is named, the others are not even known by name.
  for (const name of named.length > 0 ? named : Object.keys(COMMANDS)) {
    const { says, load } = COMMANDS[name]!;
    const command = program.command(name).description(says);
    if (named.length > 0) (await load())(command, settle, exit);
  }
  if (first === undefined && !argv.some((word) => ABOUT.includes(word))) {
    const { addDefault } = await import('../commands/default.ts');
    addDefault(program.command('tonight', { isDefault: true, hidden: true }), settle);
  }
  addHelp(program);
  // Asked for help, commander would explain everything in place of a name that it does not know.
  if (first !== undefined && first !== 'help' && !isCommand(first)) refuseUnknownCommand(program, first);
  return program;
}

/** Flags that ask about the program and name no command. */
const ABOUT = ['-h', '--help', '-V', '--version'];

/** The words of a command line that are no flags of the program's and no values of theirs, up to a flag that is not known. */
function wordsIn(argv: readonly string[], program: Command): string[] {
  const words: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === '--') return [...words, ...argv.slice(at + 1)];
    if (!word.startsWith('-')) words.push(word);
    else if (!ABOUT.includes(word)) {
      const option = program.options.find(({ short, long }) => [short, long].includes(word.split('=')[0]));
      if (!option) return words;
      if (option.required && !word.includes('=')) at += 1;
    }
  }
  return words;
}

function isCommand(word: string): boolean {
  return Object.hasOwn(COMMANDS, word);
}

/** The first command that a command line names. */
export function commandIn(argv: readonly string[]): string | undefined {
  return argv.find(isCommand);
}

function folder(name: string): string {
  // Resolved, no name at all would be the folder the writer happens to stand in.
  if (name === '') throw new InvalidArgumentError('the name of a folder.');
  return name;
}
