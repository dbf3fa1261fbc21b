import { readlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { type Day, DEFAULT_DAY_START, dayOfWallClock, type WallClock } from './domain/day.ts';
import { type TerminationSignal, UsageError } from './errors.ts';
import { type DisplayFlags, type DisplayOptions, resolveDisplayOptions } from './render/display-options.ts';
import { type AlternateScreen, enterAlternateScreen } from './terminal/alternate-screen.ts';
import { editorCommand } from './terminal/editor/editor-command.ts';
import type { OrphanedEdit } from './terminal/editor/orphaned-edits.ts';
import { type Input, standardInput } from './terminal/input.ts';
import { type Output, openOutput, wrapped } from './terminal/output.ts';
import type { Prompter } from './terminal/prompts/prompter.ts';

/** Everything outside the program, as arguments: the only place that reads the environment. */
export interface World {
  readonly now: () => Date;
  /** The clock on the writer's wall at an instant. */
  readonly wallClock: (instant: Date) => WallClock;
  /** The hour at which the writer's day begins: `NEARFAR_DAY_STARTS`, 0-12, or 4. @throws UsageError for anything else */
  readonly dayStartsAt: number;
  /** The writer's time zone, an IANA name. */
  readonly zone: () => string;
  /** The folder that holds the journal. */
  readonly folder: string;
  readonly display: DisplayOptions;
  /** Such as `en_GB.UTF-8`. */
  readonly locale: string | undefined;
  /** Where the writer says to be, `NEARFAR_REGION`. */
  readonly region: string | undefined;
  readonly stdin: Input;
  readonly stdout: Output;
  /** Where talk goes: hints, counts, "saved". */
  readonly stderr: Output;
  /** Puts questions to the writer; only where input and output are terminals. */
  readonly openPrompter: () => Promise<Prompter>;
  readonly enterScreen: () => AlternateScreen;
  /** Lets the writer edit the text of a day; null where no editor is named. */
  readonly editText: ((text: string, day: Day, leave: (text: string) => void) => Promise<string>) | null;
  /** What editors have left behind where the program was killed. */
  readonly orphanedEdits: () => Promise<OrphanedEdit[]>;
  /** Ends the program by the signal that told it to, as whoever started it expects. */
  readonly endWithSignal: (signal: TerminationSignal) => void;
  /** The same world as the flags of a command line want it. */
  readonly withFlags: (flags: GlobalFlags) => World;
}

export interface GlobalFlags extends DisplayFlags {
  home?: string;
}

export function processWorld(flags: GlobalFlags = {}): World {
  const { env } = process;
  const output = openOutput(1, env.COLUMNS);
  const folder = flags.home === undefined ? dataFolder(env) : resolve(flags.home);
  // To ask whether something is a terminal costs a tenth of a start there, so only who needs to know asks.
  let look: DisplayOptions | undefined;
  let input: Input | undefined;
  const editor = editorCommand(env);
  const world: World = {
    now: () => new Date(),
    wallClock: (instant) => ({
      year: instant.getFullYear(),
      month: instant.getMonth() + 1,
      date: instant.getDate(),
      hour: instant.getHours(),
    }),
    get dayStartsAt() {
      return dayStart(env.NEARFAR_DAY_STARTS);
    },
    zone: () => zoneName(env),
    folder,
    get display() {
      look ??= resolveDisplayOptions(env, output, flags);
      return look;
    },
    get stdin() {
      input ??= standardInput();
      return input;
    },
    locale: env.LC_ALL || env.LANG,
    region: env.NEARFAR_REGION,
    stdout: output,
    stderr: wrapped(openOutput(2, env.COLUMNS)),
    async openPrompter() {
      if (world.display.plain) {
        const { createPlainPrompter } = await import('./terminal/prompts/plain-prompter.ts');
        return createPlainPrompter(process.stdin, output);
      }
      const { createInteractivePrompter } = await import('./terminal/prompts/interactive-prompter.ts');
      return createInteractivePrompter(process.stdin, process.stdout, world.display);
    },
    enterScreen: () => enterAlternateScreen(output, world.display.plain, env.TERM === 'dumb'),
    editText:
      editor === null
        ? null
        : async (text, day, leave) => {
            const { editText } = await import('./terminal/editor/edit-text.ts');
            return editText(text, day, editor, folder, leave);
          },
    orphanedEdits: async () => (await import('./terminal/editor/orphaned-edits.ts')).orphanedEdits(folder),
    endWithSignal: (signal) => void process.kill(process.pid, signal),
    withFlags: processWorld,
  };
  return world;
}

function dayStart(given = ''): number {
  if (given === '') return DEFAULT_DAY_START;
  if (/^\d\d?$/.test(given) && Number(given) <= 12) return Number(given);
  throw new UsageError(
    `NEARFAR_DAY_STARTS is "${given}".`,
    'It has to be the hour at which your day begins, from 0 to 12.',
  );
}

type Environment = Readonly<Record<string, string | undefined>>;

/** `$NEARFAR_HOME`, or `nearfar` in the platform's place for data. */
function dataFolder(env: Environment): string {
  if (env.NEARFAR_HOME) return resolve(env.NEARFAR_HOME);
  return join(platformFolder(env), 'nearfar');
}

function platformFolder(env: Environment): string {
  // The standard says that a relative path is to be ignored.
  if (env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME)) return env.XDG_DATA_HOME;
  if (process.platform === 'win32') return env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  // `homedir` would answer the same, and `node:os` is long to load.
  const home = env.HOME || homeOnRecord();
  return process.platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.local', 'share');
}

/** With an empty HOME the journal would lie wherever the writer happens to stand; without one the system's own record answers. */
function homeOnRecord(): string {
  delete process.env.HOME;
  return homedir();
}

/** Asking `Intl` costs half a start, and the system nearly always names its zone. */
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

/** The writer's day at this moment: before the hour at which a day begins it is still the day before. */
export function today(world: World): Day {
  return dayOfWallClock(world.wallClock(world.now()), world.dayStartsAt);
}
