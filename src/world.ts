import { readlinkSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { type Day, DEFAULT_DAY_START, dayOfWallClock, type WallClock } from './domain/day.ts';
import { type TerminationSignal, UsageError } from './errors.ts';
import type { JournalKey } from './journal/journal-location.ts';
import { type DisplayFlags, type DisplayOptions, resolveDisplayOptions } from './render/display-options.ts';
import { escapeControls } from './render/text.ts';
import { type AlternateScreen, enterAlternateScreen } from './terminal/alternate-screen.ts';
import type { Editor } from './terminal/editor/edit-text.ts';
import { type EditorCommand, editorCommand } from './terminal/editor/editor-command.ts';
import type { OrphanedEdit } from './terminal/editor/orphaned-edits.ts';
import { type Input, standardInput } from './terminal/input.ts';
import { type Output, openOutput, wrapped } from './terminal/output.ts';
import type { PassphraseSource } from './terminal/passphrase/passphrase-source.ts';
import type { Prompter } from './terminal/prompts/prompter.ts';
import { RememberingOutput } from './terminal/remembering-output.ts';

/** Everything outside the program, passed in as an argument. `processWorld` is the only reader of the environment. */
export interface World {
  readonly now: () => Date;
  /** The local date and time at an instant. */
  readonly wallClock: (instant: Date) => WallClock;
  /** The hour at which a day begins: `NEARFAR_DAY_STARTS`, 0-12; default 4. @throws UsageError for anything else */
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
  readonly passphrases: PassphraseSource | null;
  readonly display: DisplayOptions;
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
  readonly editor: Editor | null;
  /** Notes that were open in an editor when the program was killed. */
  readonly orphanedEdits: () => Promise<OrphanedEdit[]>;
  readonly onBackupFailure: (sentence: string) => void;
  /** Runs another program on this machine: see the function `runProgram`. */
  readonly runProgram: (words: readonly string[], input: string) => Promise<string>;
  /** Opens a file in the program that the user has chosen for its kind: see the function `openFile`. */
  readonly openFile: (path: string) => Promise<void>;
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

/** The world of the running process. */
export function processWorld(flags: GlobalFlags = {}): World {
  const { env } = process;
  const output = new RememberingOutput(openOutput(1, env.COLUMNS));
  const folder = flags.home === undefined ? dataFolder(env) : resolve(flags.home);
  // Computed on first use, as many commands need neither: both load the terminal streams of Node.
  let display: DisplayOptions | undefined;
  let input: Input | undefined;
  const world: World = {
    now: () => new Date(),
    wallClock: (instant) => ({
      year: instant.getFullYear(),
      month: instant.getMonth() + 1,
      date: instant.getDate(),
      hour: instant.getHours(),
      minute: instant.getMinutes(),
    }),
    get dayStartsAt() {
      return dayStart(env.NEARFAR_DAY_STARTS);
    },
    zone: () => zoneName(env),
    folder,
    cacheFolder: cacheFolder(env),
    get temporaryFolder() {
      return process.getBuiltinModule('node:os').tmpdir();
    },
    key: flags.key ?? null,
    runtimeFolder: runtimeFolder(env),
    get passphrases() {
      if (flags.passphraseFd !== undefined) return passphrasesFrom(flags.passphraseFd);
      return world.stdin.isTerminal && world.stderr.isTerminal ? typedPassphrases() : null;
    },
    get display() {
      display ??= resolveDisplayOptions(env, output, flags);
      return display;
    },
    get stdin() {
      input ??= standardInput();
      return input;
    },
    locale: env.LC_ALL || env.LANG,
    region: env.NEARFAR_REGION,
    stdout: output,
    stderr: wrapped(openOutput(2, env.COLUMNS)),
    async printPaged(text) {
      const isLong = output.isTerminal && text.split('\n').length > output.height;
      if (flags.pager === false || world.display.plain || !isLong) return output.write(text);
      const { pagerCommand, showInPager } = await import('./terminal/pager.ts');
      if (!showInPager(text, pagerCommand(env), env)) output.write(text);
    },
    async openPrompter() {
      if (world.display.plain) {
        const { createPlainPrompter } = await import('./terminal/prompts/plain-prompter.ts');
        return createPlainPrompter(process.stdin, output, env.TERM !== 'dumb');
      }
      // A terminal that was closed takes no text, which must not end the program before a draft is kept.
      process.stdout.on('error', () => {});
      const { createInteractivePrompter } = await import('./terminal/prompts/interactive-prompter.ts');
      return createInteractivePrompter(process.stdin, process.stdout, world.display, output);
    },
    enterScreen: () => enterAlternateScreen(output, world.display.plain, env.TERM === 'dumb'),
    get editor() {
      const editor = editorCommand(env);
      return editor && openedEditor(editor, world);
    },
    async orphanedEdits() {
      const { orphanedEdits } = await import('./terminal/editor/orphaned-edits.ts');
      const { editsFolder } = await import('./terminal/editor/edits-folder.ts');
      // A page also lies beside the journal if it was edited while there was no folder for running programs.
      return [...new Set([folder, editsFolder(world.runtimeFolder, folder)])].flatMap(orphanedEdits);
    },
    onBackupFailure: (sentence) => world.stderr.write(`${escapeControls(sentence)}\n`),
    runProgram: async (words, input) => (await import('./terminal/run-program.ts')).runProgram(words, input, env),
    openFile: async (path) => (await import('./terminal/open-file.ts')).openFile(path),
    endWithSignal: (signal) => void process.kill(process.pid, signal),
    withFlags: processWorld,
  };
  return world;
}

/** An editor that is started with its files in the folders of a world. */
function openedEditor(editor: EditorCommand, { runtimeFolder, folder, stdin, stderr }: World): Editor {
  return {
    name: editor.name,
    variable: editor.variable,
    async edit(text, day, saveDraft) {
      const { editText } = await import('./terminal/editor/edit-text.ts');
      const { editsFolder } = await import('./terminal/editor/edits-folder.ts');
      const { waitForEnter } = await import('./terminal/editor/open-in-window.ts');
      const isTerminal = stdin.isTerminal && stderr.isTerminal;
      return editText(text, day, {
        editor,
        folder: editsFolder(runtimeFolder, folder),
        saveDraft,
        waitForEnter: isTerminal ? (explanation) => waitForEnter(explanation, process.stdin, stderr) : null,
      });
    },
  };
}

/** A passphrase from each line of an open file descriptor. */
function passphrasesFrom(descriptor: number): PassphraseSource {
  const read = async () =>
    (await import('./terminal/passphrase/read-passphrase-line.ts')).readPassphraseLine(descriptor);
  return { isTyped: false, read };
}

function typedPassphrases(): PassphraseSource {
  const read = async (ask: string) => {
    const { askSecret } = await import('./terminal/passphrase/ask-secret.ts');
    return askSecret(ask, process.stdin, openOutput(2, undefined));
  };
  return { isTyped: true, read };
}

function dayStart(hour = ''): number {
  if (hour === '') return DEFAULT_DAY_START;
  if (/^\d\d?$/.test(hour) && Number(hour) <= 12) return Number(hour);
  throw new UsageError(
    `NEARFAR_DAY_STARTS is "${hour}".`,
    'It has to be the hour at which your day begins, from 0 to 12.',
  );
}

type Environment = Readonly<Record<string, string | undefined>>;

/** `$NEARFAR_HOME`, or the folder `nearfar` in the platform's folder for application data. */
function dataFolder(env: Environment): string {
  if (env.NEARFAR_HOME) return resolve(env.NEARFAR_HOME);
  return join(platformFolder(env), 'nearfar');
}

function runtimeFolder({ XDG_RUNTIME_DIR: folder }: Environment): string | null {
  return folder && isAbsolute(folder) ? join(folder, 'nearfar') : null;
}

function platformFolder(env: Environment): string {
  // The XDG specification says that a relative path must be ignored.
  if (env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME)) return env.XDG_DATA_HOME;
  if (process.platform === 'win32')
    return env.LOCALAPPDATA ?? join(process.getBuiltinModule('node:os').homedir(), 'AppData', 'Local');
  // Reads HOME directly, which spares loading `node:os`.
  const home = env.HOME || homeFromAccount();
  return process.platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.local', 'share');
}

/** As in `bin/loader.js`, which is loaded without this file. */
function cacheFolder(env: Environment): string | null {
  const inHome = join(env.HOME ?? '', process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  const caches = env.XDG_CACHE_HOME || env.LOCALAPPDATA || inHome;
  return isAbsolute(caches) ? join(caches, 'nearfar') : null;
}

/** The home folder of the user's account. `homedir` uses it only if HOME is not set at all; an empty HOME gives ''. */
function homeFromAccount(): string {
  delete process.env.HOME;
  return process.getBuiltinModule('node:os').homedir();
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

/** The writer's day at this moment: before the hour at which a day begins it is still the day before. */
export function today(world: World): Day {
  return dayOfWallClock(world.wallClock(world.now()), world.dayStartsAt);
}
