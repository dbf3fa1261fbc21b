import { readlinkSync } from 'node:fs';
import { type Day, DEFAULT_DAY_START, dayOfWallClock, type WallClock } from './domain/day.ts';
import type { Preferences } from './domain/preferences.ts';
import { type TerminationSignal, UsageError } from './errors.ts';
import { resolvePath } from './files/resolve-path.ts';
import { cacheFolder, dataFolder, runtimeFolder } from './files/user-folders.ts';
import type { JournalKey } from './journal/journal-location.ts';
import { readPreferences } from './journal/preferences-file.ts';
import { type DisplayFlags, type DisplayOptions, resolveDisplayOptions } from './render/display-options.ts';
import { escapeControls } from './render/text.ts';
import { type AlternateScreen, enterAlternateScreen } from './terminal/alternate-screen.ts';
import type { Editor } from './terminal/editor/edit-text.ts';
import type { OrphanedEdit } from './terminal/editor/orphaned-edits.ts';
import { type Input, standardInput } from './terminal/input.ts';
import { type Output, openOutput, wrapped } from './terminal/output.ts';
import type { PassphraseSource } from './terminal/passphrase/passphrase-source.ts';
import type { Machine } from './terminal/programs/machine.ts';
import type { Prompter } from './terminal/prompts/prompter.ts';
import { RememberingOutput } from './terminal/remembering-output.ts';
import type { SettingOverrides } from './terminal/setting-overrides.ts';
import type { ShellPlaces } from './terminal/shell-places.ts';

/** Everything outside the program, passed in as an argument. `processWorld` is the only reader of the environment. */
export interface World {
  readonly now: () => Date;
  /** The local date and time at an instant. */
  readonly wallClock: (instant: Date) => WallClock;
  /** The settings that are needed before the journal is open. */
  readonly preferences: Preferences;
  /** What wins over a setting: see `settingOverrides`. */
  readonly settingOverrides: () => Promise<SettingOverrides>;
  /** The hour at which a day begins, 0-12: `NEARFAR_DAY_STARTS`, the preference, or 4. @throws UsageError for another value */
  readonly dayStartsAt: number;
  /** The local time zone, an IANA name. */
  readonly zone: () => string;
  /** The folder that holds the journal. */
  readonly folder: string;
  /** The folder of the code cache, which `bin/loader.js` writes; null where the environment names no place for it. */
  readonly cacheFolder: string | null;
  /** The folder for temporary files, which other users share. */
  readonly temporaryFolder: string;
  /** The key of a locked journal; null while there is none. */
  readonly key: JournalKey | null;
  /** `nearfar` in `$XDG_RUNTIME_DIR`, which lies in memory and is the user's alone; null where there is none. */
  readonly runtimeFolder: string | null;
  /** Where a passphrase comes from: `--passphrase-fd`, or a terminal; null where there is neither. */
  readonly passphrases: () => Promise<PassphraseSource | null>;
  readonly display: DisplayOptions;
  /** The user's shell, and where shells keep what is theirs. */
  readonly shell: () => Promise<ShellPlaces>;
  /** The locale, such as `en_GB.UTF-8`. */
  readonly locale: string | undefined;
  /** `NEARFAR_REGION`: the country or region whose support lines are shown. */
  readonly region: string | undefined;
  readonly stdin: Input;
  readonly stdout: Output;
  /** Messages that are not the result: hints, counts, "saved". */
  readonly stderr: Output;
  /** Prints a result, through the pager if stdout is a terminal that it does not fit on. */
  readonly printPaged: (text: string) => Promise<void>;
  /** Opens the prompter; only allowed if stdin and stdout are terminals. */
  readonly openPrompter: () => Promise<Prompter>;
  readonly enterScreen: () => AlternateScreen;
  /** The editor that the environment names, or else the usual one of the platform; null if there is none. */
  readonly editor: () => Promise<Editor | null>;
  /** Notes that were open in an editor when the program was killed. */
  readonly orphanedEdits: () => Promise<OrphanedEdit[]>;
  readonly onBackupProblem: (sentence: string) => void;
  /** Runs another program on this machine: see the function `runProgram`. */
  readonly runProgram: (words: readonly string[], input: string) => Promise<string>;
  /** Opens a file in the program that the user has chosen for its kind: see the function `openFile`. */
  readonly openFile: (path: string) => Promise<void>;
  /** What reminders need of the system. */
  readonly machine: () => Promise<Machine>;
  /** Ends the process by the signal it received, so that its parent sees the signal as the cause. */
  readonly endWithSignal: (signal: TerminationSignal) => void;
  /** The same world with the global flags of a command line applied. */
  readonly withFlags: (flags: GlobalFlags) => World;
}

export interface GlobalFlags extends DisplayFlags {
  home?: string;
  /** False for `--no-pager`. */
  pager?: boolean;
  /** The file descriptor from which passphrases are read. */
  passphraseFd?: number;
  /** Not on the command line: the key of a locked journal, once it is known. */
  key?: JournalKey | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What a world is made of: its environment, its clock, and the file descriptors of its standard streams. */
export interface Surroundings {
  env: Environment;
  now: () => Date;
  stdin: number;
  stdout: number;
  stderr: number;
}

const OF_PROCESS: Surroundings = { env: process.env, now: () => new Date(), stdin: 0, stdout: 1, stderr: 2 };

/** The world of the running process, or one with other surroundings. */
export function processWorld(flags: GlobalFlags = {}, surroundings = OF_PROCESS): World {
  const { env, now } = surroundings;
  const output = new RememberingOutput(openOutput(surroundings.stdout, env.COLUMNS));
  // Computed on first use, as many commands need none: two load the terminal streams of Node, and there may be no home folder.
  let folder: string | undefined;
  let display: DisplayOptions | undefined;
  let preferences: Preferences | undefined;
  let input: Input | undefined;
  const world: World = {
    now,
    ...clock(env),
    ...programs(env),
    get preferences() {
      preferences ??= readPreferences(world.folder);
      return preferences;
    },
    settingOverrides: async () => (await import('./terminal/setting-overrides.ts')).settingOverrides(env, flags),
    get dayStartsAt() {
      return dayStart(env.NEARFAR_DAY_STARTS, world.preferences['day-starts']);
    },
    get folder() {
      folder ??= flags.home === undefined ? dataFolder(env) : resolvePath(flags.home);
      return folder;
    },
    get cacheFolder() {
      return cacheFolder(env);
    },
    get temporaryFolder() {
      return process.getBuiltinModule('node:os').tmpdir();
    },
    key: flags.key ?? null,
    get runtimeFolder() {
      return runtimeFolder(env);
    },
    passphrases: async () =>
      (await import('./terminal/passphrase/passphrase-source.ts')).passphraseSource(
        flags.passphraseFd,
        world.stdin.isTerminal && world.stderr.isTerminal,
      ),
    get display() {
      display ??= resolveDisplayOptions(env, output, flags, world.preferences);
      return display;
    },
    get stdin() {
      input ??= standardInput(surroundings.stdin);
      return input;
    },
    locale: env.LC_ALL || env.LANG,
    region: env.NEARFAR_REGION,
    stdout: output,
    stderr: wrapped(openOutput(surroundings.stderr, env.COLUMNS)),
    printPaged: (text) => printPaged(text, flags.pager !== false, world, env),
    openPrompter: () => openPrompter(world, output, env.TERM),
    enterScreen: () => enterAlternateScreen(output, world.display.plain, env.TERM === 'dumb'),
    editor: async () => (await import('./terminal/editor/usual-editor.ts')).usualEditor(world, env),
    orphanedEdits: async () =>
      (await import('./terminal/editor/orphaned-edits.ts')).orphanedEdits(world.folder, world.runtimeFolder),
    onBackupProblem: (sentence) => world.stderr.write(`${escapeControls(sentence)}\n`),
    withFlags: (changed) => processWorld(changed, surroundings),
  };
  return world;
}

function clock(env: Environment): Pick<World, 'wallClock' | 'zone'> {
  return {
    wallClock: (instant) => ({
      year: instant.getFullYear(),
      month: instant.getMonth() + 1,
      date: instant.getDate(),
      hour: instant.getHours(),
      minute: instant.getMinutes(),
    }),
    zone: () => zoneName(env),
  };
}

/** Other programs on this machine. */
function programs(env: Environment): Pick<World, 'shell' | 'runProgram' | 'openFile' | 'machine' | 'endWithSignal'> {
  return {
    shell: async () => (await import('./terminal/shell-places.ts')).shellPlaces(env),
    runProgram: async (words, input) =>
      (await import('./terminal/programs/run-program.ts')).runProgram(words, input, env),
    openFile: async (path) => (await import('./terminal/programs/open-file.ts')).openFile(path),
    machine: async () => (await import('./terminal/programs/machine.ts')).thisMachine(env),
    endWithSignal: (signal) => void process.kill(process.pid, signal),
  };
}

async function printPaged(text: string, mayPage: boolean, world: World, env: Environment): Promise<void> {
  const { stdout } = world;
  const isLong = stdout.isTerminal && text.split('\n').length > stdout.height;
  if (!isLong || !mayPage || world.preferences.pager === 'off' || world.display.plain) return stdout.write(text);
  const { pagerCommand, showInPager } = await import('./terminal/programs/pager.ts');
  if (!showInPager(text, pagerCommand(env), env)) stdout.write(text);
}

async function openPrompter(
  { display }: World,
  output: RememberingOutput,
  term: string | undefined,
): Promise<Prompter> {
  if (display.plain) {
    const { createPlainPrompter } = await import('./terminal/prompts/plain/plain-prompter.ts');
    return createPlainPrompter(process.stdin, output, term !== 'dumb');
  }
  // A terminal that was closed takes no text, which must not end the program before a draft is kept.
  process.stdout.on('error', () => {});
  const { createInteractivePrompter } = await import('./terminal/prompts/interactive-prompter.ts');
  return createInteractivePrompter(process.stdin, process.stdout, display, output);
}

function dayStart(hour: string | undefined, preference: string | undefined): number {
  const isHour = (text = '') => /^\d\d?$/.test(text) && Number(text) <= 12;
  if (!hour) return isHour(preference) ? Number(preference) : DEFAULT_DAY_START;
  if (isHour(hour)) return Number(hour);
  throw new UsageError(
    `NEARFAR_DAY_STARTS is "${hour}".`,
    'It has to be the hour at which your day begins, from 0 to 12.',
  );
}

/** The time zone from TZ or /etc/localtime if possible, which spares loading `Intl`. */
function zoneName(env: Environment): string {
  const named = env.TZ?.replace(/^:/, '');
  if (named && /^[A-Z][A-Za-z]+\/[\w/+-]+$/.test(named)) return named;
  if (!named) {
    try {
      const [, zone] = /zoneinfo\/(.+)$/.exec(readlinkSync('/etc/localtime')) ?? [];
      if (zone) return zone;
    } catch {}
  }
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The local date at an instant, whatever the hour at which the writer's day begins. */
export function dateAt(world: World, instant: Date): Day {
  return dayOfWallClock(world.wallClock(instant), 0);
}

/** Whether a question can be put to the writer: they type at a terminal, and see it. */
export function canPrompt({ stdin, stdout }: World): boolean {
  return stdin.isTerminal && stdout.isTerminal;
}

/** The writer's day at this moment: before the hour at which a day begins it is still the day before. */
export function today(world: World): Day {
  return dayOfWallClock(world.wallClock(world.now()), world.dayStartsAt);
}
