import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { wallClockIn } from '../../src/domain/day.ts';
import { resolveDisplayOptions } from '../../src/render/display-options.ts';
import { orphanedEdits } from '../../src/terminal/editor/orphaned-edits.ts';
import type { Prompter } from '../../src/terminal/prompts/prompter.ts';
import type { GlobalFlags, World } from '../../src/world.ts';
import { scriptedPrompter } from './scripted-prompter.ts';

export interface WorldOptions {
  /** The instant it is; Friday 20 November 2026, ten in the evening in Lisbon, unless told. */
  now?: string;
  zone?: string;
  /** The hour at which a day begins; four unless told. */
  dayStartsAt?: number;
  env?: Record<string, string>;
  /** What arrives on standard input. */
  input?: string;
  /** The answers to the evening's questions, in order. Their presence makes input and output terminals. */
  answers?: unknown[];
  /** What the writer's editor makes of a text; none is named without it. */
  edit?: (text: string, leave: (text: string) => void) => string;
  width?: number;
  /** Lines above a question; without end unless told. */
  room?: number;
  folder?: string;
}

export interface Run {
  code: number;
  out: string;
  stderr: string;
  /** What stood on the evening's own screen. */
  screen: string;
}

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A fresh folder that is gone after the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nearfar-test-'));
  folders.push(folder);
  return folder;
}

/** A writer with a journal of their own: runs command lines one after the other on the same files. */
export function writer(stage: WorldOptions = {}) {
  const folder = stage.folder ?? join(freshFolder(), 'nearfar');
  return {
    folder,
    async run(words: string | string[], changed: WorldOptions = {}): Promise<Run> {
      const scene = { ...stage, ...changed };
      const seen = { out: '', stderr: '', screen: '' };
      const world = imagined(folder, scene, seen);
      const code = await main(typeof words === 'string' ? words.split(' ').filter(Boolean) : words, world);
      return { code, ...seen };
    },
  };
}

function imagined(
  folder: string,
  scene: WorldOptions,
  seen: { out: string; stderr: string; screen: string },
  flags: GlobalFlags = {},
): World {
  const isTerminal = scene.answers !== undefined;
  const width = scene.width ?? 80;
  const zone = scene.zone ?? 'Europe/Lisbon';
  const env = { LANG: 'en_GB.UTF-8', NO_COLOR: '1', ...scene.env };
  const look = resolveDisplayOptions(env, { isTerminal, width }, flags);
  let onScreen = false;
  const edit = scene.edit;
  return {
    now: () => new Date(scene.now ?? '2026-11-20T22:00:00Z'),
    wallClock: (instant) => wallClockIn(zone, instant),
    dayStartsAt: scene.dayStartsAt ?? 4,
    zone: () => zone,
    folder: flags.home ?? folder,
    display: look,
    locale: env.LANG,
    region: undefined,
    stdin: {
      isTerminal,
      readAll: () => scene.input ?? '',
      async *lines() {
        yield* (scene.input ?? '').split('\n');
      },
    },
    stdout: {
      isTerminal,
      width,
      height: 24,
      write: (text) => {
        seen[onScreen ? 'screen' : 'out'] += text;
      },
    },
    stderr: { isTerminal, width, height: 24, write: (text) => (seen.stderr += text) },
    openPrompter: async (): Promise<Prompter> => scriptedPrompter(scene.answers ?? [], scene.room),
    enterScreen: () => {
      onScreen = true;
      const leave = () => {
        onScreen = false;
      };
      return { restart: () => (seen.screen += '\f'), leave, clear: leave };
    },
    editText: edit ? async (text, _, leave) => edit(text, leave) : null,
    orphanedEdits: async () => orphanedEdits(flags.home ?? folder),
    endWithSignal: (signal) => (seen.stderr += `${signal}\n`),
    withFlags: (more) => imagined(folder, scene, seen, more),
  };
}
