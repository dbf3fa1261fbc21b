import { readlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { DAY_STARTS_AT, type Day, type WallClock } from './domain/day.ts';
import { type EndSignal, UsageError } from './errors.ts';
import { type Look, lookFor, type Wishes } from './render/look.ts';
import { editorOf } from './terminal/editor-name.ts';
import { type Input, standardInput } from './terminal/input.ts';
import type { LeftBehind } from './terminal/left-behind.ts';
import { folded, type Output, outputTo } from './terminal/print.ts';
import type { Ask } from './terminal/questions.ts';
import { enterScreen, type Screen } from './terminal/screen.ts';

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
  readonly look: Look;
  /** Such as `en_GB.UTF-8`. */
  readonly locale: string | undefined;
  /** Where the writer says to be, `NEARFAR_REGION`. */
  readonly region: string | undefined;
  readonly input: Input;
  readonly output: Output;
  /** Where talk goes: hints, counts, "saved". */
  readonly talk: Output;
  /** Puts questions to the writer; only where input and output are terminals. */
  readonly ask: () => Promise<Ask>;
  readonly screen: () => Screen;
  /** Lets the writer edit the text of a day; null where no editor is named. */
  readonly edit: ((text: string, day: Day, leave: (text: string) => void) => Promise<string>) | null;
  /** What editors have left behind where the program was killed. */
  readonly leftBehind: () => Promise<LeftBehind[]>;
  /** Ends the program by the signal that told it to, as whoever started it expects. */
  readonly endBy: (signal: EndSignal) => void;
  /** The same world as the flags of a command line want it. */
  readonly with: (flags: Flags) => World;
}

export interface Flags extends Wishes {
  home?: string;
}

export function processWorld(flags: Flags = {}): World {
  const { env } = process;
  const output = outputTo(1, env.COLUMNS);
  const folder = flags.home === undefined ? dataFolder(env) : resolve(flags.home);
  // To ask whether something is a terminal costs a tenth of a start there, so only who needs to know asks.
  let look: Look | undefined;
  let input: Input | undefined;
  const editor = editorOf(env);
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
    get look() {
      look ??= lookFor(env, output, flags);
      return look;
    },
    get input() {
      input ??= standardInput();
      return input;
    },
    locale: env.LC_ALL || env.LANG,
    region: env.NEARFAR_REGION,
    output,
    talk: folded(outputTo(2, env.COLUMNS)),
    async ask() {
      if (world.look.plain) {
        const { askByLines } = await import('./terminal/ask-plain.ts');
        return askByLines(process.stdin, output);
      }
      const { askByKeys } = await import('./terminal/ask.ts');
      return askByKeys(process.stdin, process.stdout, world.look);
    },
    screen: () => enterScreen(output, world.look.plain, env.TERM === 'dumb'),
    edit:
      editor === null
        ? null
        : async (text, day, leave) => {
            const { edit } = await import('./terminal/editor.ts');
            return edit(text, day, editor, folder, leave);
          },
    leftBehind: async () => (await import('./terminal/left-behind.ts')).leftBehind(folder),
    endBy: (signal) => void process.kill(process.pid, signal),
    with: processWorld,
  };
  return world;
}

function dayStart(given = ''): number {
  if (given === '') return DAY_STARTS_AT;
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
