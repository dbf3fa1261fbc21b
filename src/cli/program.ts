import { type Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import type { WorldFor } from '../flags/world-for.ts';
import type { JournalKey } from '../journal/journal-location.ts';
import { lockedFiles } from '../journal/open.ts';
import { wrap } from '../render/text.ts';
import type { GlobalFlags, World } from '../world.ts';
import { assertKnownCommand } from './assert-known-command.ts';
import type { CommandModule } from './command-entry.ts';
import { COMMAND_GROUPS, COMMANDS } from './commands.ts';
import { CountingCommand } from './counting-command.ts';

/** The command that runs when none is named. It is hidden from the help. */
const DEFAULT = 'default';
/** What the scripts of shells call at each Tab. It is hidden, and reads no locked journal. */
const COMPLETE = 'complete';
const ABOUT_DEFAULT = 'Without a command it asks about today, or shows it when it is written.';

/**
 * The whole command line. Commands are known by name and description; what a command takes and does is loaded when
 * commander comes to it.
 * @param argv if its first word is a command, the program has no other, as row 1 of docs/performance.md is missed with
 * all of them
 */
export function createProgram(
  world: World,
  setExitCode: (code: number) => void,
  argv: readonly string[] = [],
): Command {
  const [firstWord = ''] = argv;
  let key: JournalKey | null = null;
  const worldFor: WorldFor = (command) => world.withFlags({ ...command.optsWithGlobals<GlobalFlags>(), key });
  const add = async (command: Command) => {
    const module = await loadCommand(command.name());
    module?.addCommand(command, worldFor, setExitCode);
    if (mayAskForHelp(argv)) (await import('./examples.ts')).addExamples(command, world.stdout.width);
  };
  const program: Command = new CountingCommand('nearfar')
    .description('A daily terminal journal for the closeness and the distance between two people.')
    .version(version, '-V, --version', 'say which version this is')
    .exitOverride()
    .hook('preSubcommand', async (_, command) => {
      if (command.name() === DEFAULT) assertKnownCommand(program);
      await add(command);
    })
    .hook('preAction', async (_, command) => {
      if (command.name() !== COMPLETE) key = await keyFor(command, worldFor(command));
    });
  addGlobalOptions(program);
  configureOutput(program, world);
  addHelpTexts(program, world);
  program.helpCommand(false);
  if (Object.hasOwn(COMMANDS, firstWord)) {
    program.command(firstWord).description(COMMANDS[firstWord]!.description);
    return program;
  }
  for (const [group, commands] of Object.entries(COMMAND_GROUPS))
    for (const [name, { description }] of Object.entries(commands))
      program.command(name).description(description).helpGroup(`${group}:`);
  program.command(DEFAULT, { isDefault: true, hidden: true });
  program
    .command(COMPLETE, { hidden: true })
    .argument('[words...]')
    .action(async (words: string[], _, self: Command) =>
      (await import('./complete.ts')).complete(program, words, worldFor(self)),
    );
  addHelpCommand(program, add);
  return program;
}

/** The flags that stand with every command. */
function addGlobalOptions(program: Command): void {
  program
    .option('--home <dir>', 'keep the journal in this folder', folderName)
    .option(
      '--passphrase-fd <n>',
      'read the passphrase of a locked journal from this file descriptor',
      descriptorNumber,
    )
    .addOption(new Option('--color <when>', 'colour the output').choices(['auto', 'always', 'never']))
    .option('--ascii', 'draw with ASCII characters')
    .option('--plain', 'sentences and lists in place of pictures, for screen readers')
    .option('--no-pager', 'print long lists at once, without a pager');
}

function configureOutput(program: Command, { stdout, stderr }: World): void {
  program.configureOutput({
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(text),
    // `main` puts every error into our own words.
    outputError: () => {},
    getOutHelpWidth: () => Math.min(stdout.width, 100),
    getErrHelpWidth: () => Math.min(stderr.width, 100),
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
}

function addHelpTexts(program: Command, { stdout }: World): void {
  program
    .helpOption('-h, --help', 'explain a command')
    // In a narrower terminal commander leaves lines to the terminal, which breaks them within words.
    .configureHelp({ subcommandTerm: (command) => command.name(), minWidthToWrap: 10 })
    // For `nearfar nosuch --help` commander would print the help of the program.
    .addHelpText('beforeAll', () => {
      assertKnownCommand(program);
      return '';
    })
    .addHelpText('after', () => `\n${wrap(ABOUT_DEFAULT, stdout.width).join('\n')}`);
}

/** True for `help list`, `list --help` and `list -h`, and for some that do not: they load the examples in vain. */
const mayAskForHelp = (argv: readonly string[]) => argv.some((word) => /^(?:help$|--help|-\w*h)/.test(word));

/** @param add adds what a command takes */
function addHelpCommand(program: Command, add: (command: Command) => Promise<void>): void {
  program
    .command('help')
    .description('explain a command')
    .helpGroup('Settings:')
    .argument('[command...]')
    .action(async ([name, ...others]: string[]) => {
      if (name === undefined) return program.help();
      assertKnownCommand(program, name);
      const command = program.commands.find((one) => one.name() === name)!;
      await add(command);
      const { subcommandOf } = await import('./subcommand-of.ts');
      subcommandOf(command, others).help();
    });
}

/** The key that a command opens the journal with; null where it needs none, or looks for it itself. */
async function keyFor(command: Command, world: World): Promise<JournalKey | null> {
  const { keyFrom = 'anywhere', readsOther = false } = COMMANDS[topCommand(command).name()] ?? {};
  const isRead = !readsOther && command.optsWithGlobals<GlobalFlags>().passphraseFd !== undefined;
  if (keyFrom === 'itself' || !(isRead || lockedFiles(world.folder).length > 0)) return null;
  const { findKey } = await import('../session/lock/find-key.ts');
  return findKey(world, keyFrom);
}

/** The command that stands directly below the program: `settings` for `settings region`. */
function topCommand(command: Command): Command {
  return command.parent?.parent ? topCommand(command.parent) : command;
}

/** Undefined for `help`, which needs nothing loaded. */
async function loadCommand(name: string): Promise<CommandModule | undefined> {
  return name === DEFAULT ? import('../commands/default.ts') : COMMANDS[name]?.load();
}

/** @throws InvalidArgumentError for an empty name, which would mean the current folder */
function folderName(name: string): string {
  if (name === '') throw new InvalidArgumentError('the name of a folder.');
  return name;
}

/** @throws InvalidArgumentError for anything but the number of a file descriptor */
function descriptorNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('the number of a file descriptor, such as 3.');
  return Number(text);
}
