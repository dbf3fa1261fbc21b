import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { wallClockIn } from '../../src/domain/day.ts';
import { readPreferences } from '../../src/journal/preferences-file.ts';
import { resolveDisplayOptions } from '../../src/render/display-options.ts';
import { enterAlternateScreen } from '../../src/terminal/alternate-screen.ts';
import { orphanedEdits } from '../../src/terminal/editor/orphaned-edits.ts';
import type { PassphraseSource } from '../../src/terminal/passphrase/passphrase-source.ts';
import type { Machine } from '../../src/terminal/programs/machine.ts';
import type { Prompter } from '../../src/terminal/prompts/prompter.ts';
import { settingOverrides } from '../../src/terminal/setting-overrides.ts';
import type { GlobalFlags, World } from '../../src/world.ts';
import type { EveningTerminal } from './evening-terminal.ts';
import { freshFolder } from './fresh-folder.ts';
import { scriptedPrompter } from './scripted-prompter.ts';

export interface WorldOptions {
  /** The current instant, or a clock that goes on; by default Friday 20 November 2026, 22:00 in Lisbon. */
  now?: string | (() => string);
  zone?: string;
  /** The hour at which a day begins; by default that of the preferences, or 4. */
  dayStartsAt?: number;
  env?: Record<string, string>;
  /** The content of standard input. */
  input?: string;
  /** The answers to all questions, in order. If given, stdin and stdout are terminals. */
  answers?: unknown[];
  /** A terminal on which the questions are answered by keys, in place of `answers`. */
  terminal?: EveningTerminal;
  /** The passphrases that are typed, or read from a file descriptor if the flag names one. */
  passphrases?: string[];
  /** `nearfar` in the runtime folder; none by default. */
  runtimeFolder?: string;
  /** The editor: returns the edited text. Without it the environment names no editor. */
  edit?: (text: string, saveDraft: (text: string) => string) => string | Promise<string>;
  /** The writer's own reader: gets its words and its standard input, and returns its standard output. */
  runProgram?: (words: readonly string[], input: string) => string | Promise<string>;
  /** Takes the files that are opened. */
  opened?: string[];
  /** What reminders need of the system; by default a Linux on which no program can be started. */
  machine?: Machine;
  width?: number;
  /** Lines above a question; infinite by default. */
  room?: number;
  folder?: string;
  /** The folder of the code cache; by default the environment names none. */
  cacheFolder?: string;
  temporaryFolder?: string;
  /** The path of the user's shell; by default the environment names none. */
  shell?: string;
}

export interface Run {
  code: number;
  out: string;
  stderr: string;
  /** Everything that was written to the alternate screen. */
  screen: string;
}

/** A writer with an own journal in a temporary folder, on which `run` runs command lines. */
export function writer(options: WorldOptions = {}) {
  const folder = options.folder ?? join(freshFolder(), 'nearfar');
  return {
    folder,
    async run(words: string | string[], overrides: WorldOptions = {}): Promise<Run> {
      const runOptions = { ...options, ...overrides };
      const seen = { out: '', stderr: '', screen: '' };
      const world = fakeWorld(folder, runOptions, seen);
      const code = await main(typeof words === 'string' ? words.split(' ').filter(Boolean) : words, world);
      return { code, ...seen };
    },
  };
}

function fakeWorld(
  folder: string,
  options: WorldOptions,
  seen: { out: string; stderr: string; screen: string },
  flags: GlobalFlags = {},
): World {
  const { terminal } = options;
  const isTerminal = options.answers !== undefined || terminal !== undefined;
  const width = options.width ?? 80;
  const zone = options.zone ?? 'Europe/Lisbon';
  const env = { LANG: 'en_GB.UTF-8', NO_COLOR: '1', ...options.env };
  const preferences = readPreferences(flags.home ?? folder);
  const look = resolveDisplayOptions(env, terminal?.output ?? { isTerminal, width }, flags, preferences);
  let isOnAlternateScreen = false;
  const edit = options.edit;
  const home = join(folder, '..');
  return {
    now: () => new Date((typeof options.now === 'function' ? options.now() : options.now) ?? '2026-11-20T22:00:00Z'),
    wallClock: (instant) => wallClockIn(zone, instant),
    preferences,
    settingOverrides: async () => settingOverrides(env, flags),
    dayStartsAt: options.dayStartsAt ?? Number(preferences['day-starts'] ?? 4),
    zone: () => zone,
    folder: flags.home ?? folder,
    cacheFolder: options.cacheFolder ?? null,
    temporaryFolder: options.temporaryFolder ?? join(folder, '../tmp'),
    key: flags.key ?? null,
    runtimeFolder: options.runtimeFolder ?? null,
    passphrases: async () => passphraseSource(options.passphrases, flags, (ask) => (seen.stderr += ask)),
    display: look,
    shell: async () => ({ program: options.shell, home, configFolder: join(home, '.config'), zshFolder: home }),
    locale: env.LANG,
    region: options.env?.NEARFAR_REGION,
    stdin: {
      isTerminal,
      readAll: async () => options.input ?? '',
      async *lines() {
        yield* (options.input ?? '').split('\n');
      },
    },
    stdout: terminal?.output ?? {
      isTerminal,
      width,
      height: 24,
      write: (text) => {
        seen[isOnAlternateScreen ? 'screen' : 'out'] += text;
      },
    },
    stderr: { isTerminal, width, height: 24, write: (text) => (seen.stderr += text) },
    printPaged: async (text) => {
      seen[isOnAlternateScreen ? 'screen' : 'out'] += text;
    },
    openPrompter: async (): Promise<Prompter> =>
      terminal?.openPrompter(look) ?? scriptedPrompter(options.answers ?? [], options.room),
    enterScreen: () => {
      if (terminal) return enterAlternateScreen(terminal.output, look.plain);
      isOnAlternateScreen = true;
      const leave = () => {
        isOnAlternateScreen = false;
      };
      const show = (render: () => readonly string[]) => {
        for (const line of render()) seen.screen += `${line}\n`;
      };
      return {
        show,
        mark: () => 0,
        returnTo() {},
        restart: () => (seen.screen += '\f'),
        aside: (use) => use(),
        leave,
        clear: leave,
      };
    },
    editor: async () =>
      edit
        ? {
            name: 'nano',
            variable: 'EDITOR',
            edit: async (text, _, saveDraft) => ({ text: await edit(text, saveDraft), remove() {} }),
            editPage: async (text) => edit(text, () => ''),
          }
        : null,
    orphanedEdits: async () => orphanedEdits(flags.home ?? folder, null),
    onBackupProblem: (sentence) => (seen.stderr += `${sentence}\n`),
    runProgram: async (words, input) => {
      if (!options.runProgram) throw new Error(`No program was prepared for: ${words.join(' ')}`);
      return options.runProgram(words, input);
    },
    openFile: async (path) => void options.opened?.push(path),
    machine: async () => options.machine ?? bareMachine(folder),
    endWithSignal: (signal) => (seen.stderr += `${signal}\n`),
    withFlags: (more) => fakeWorld(folder, options, seen, more),
  };
}

/** A Linux on which no program can be started. */
export function bareMachine(folder: string): Machine {
  const home = join(folder, '../home');
  return {
    platform: 'linux',
    home,
    configFolder: join(home, '.config'),
    user: { name: 'me', id: 1000 },
    runtimeDirectory: undefined,
    programWords: ['/usr/bin/node', '/usr/bin/nearfar'],
    run: () => null,
  };
}

/** Gives one passphrase after the other. */
function passphraseSource(
  passphrases: string[] | undefined,
  flags: GlobalFlags,
  show: (ask: string) => void,
): PassphraseSource | null {
  if (!passphrases) return null;
  const isTyped = flags.passphraseFd === undefined;
  return {
    isTyped,
    read: async (ask) => {
      if (isTyped) show(ask);
      const next = passphrases.shift();
      if (next === undefined) throw new Error(`No passphrase was prepared for: ${ask}`);
      return next;
    },
  };
}
