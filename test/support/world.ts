import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { wallClockIn } from '../../src/domain/day.ts';
import { lookFor } from '../../src/render/look.ts';
import { leftBehind } from '../../src/terminal/left-behind.ts';
import type { Ask } from '../../src/terminal/questions.ts';
import type { Flags, World } from '../../src/world.ts';
import { scripted } from './scripted-ask.ts';

export interface Stage {
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
  talk: string;
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
export function writer(stage: Stage = {}) {
  const folder = stage.folder ?? join(freshFolder(), 'nearfar');
  return {
    folder,
    async run(words: string | string[], changed: Stage = {}): Promise<Run> {
      const scene = { ...stage, ...changed };
      const seen = { out: '', talk: '', screen: '' };
      const world = imagined(folder, scene, seen);
      const code = await main(typeof words === 'string' ? words.split(' ').filter(Boolean) : words, world);
      return { code, ...seen };
    },
  };
}

function imagined(
  folder: string,
  scene: Stage,
  seen: { out: string; talk: string; screen: string },
  flags: Flags = {},
): World {
  const isTerminal = scene.answers !== undefined;
  const width = scene.width ?? 80;
  const zone = scene.zone ?? 'Europe/Lisbon';
  const env = { LANG: 'en_GB.UTF-8', NO_COLOR: '1', ...scene.env };
  const look = lookFor(env, { isTerminal, width }, flags);
  let onScreen = false;
  const edit = scene.edit;
  return {
    now: () => new Date(scene.now ?? '2026-11-20T22:00:00Z'),
    wallClock: (instant) => wallClockIn(zone, instant),
    dayStartsAt: scene.dayStartsAt ?? 4,
    zone: () => zone,
    folder: flags.home ?? folder,
    look,
    locale: env.LANG,
    region: undefined,
    input: {
      isTerminal,
      readAll: () => scene.input ?? '',
      async *lines() {
        yield* (scene.input ?? '').split('\n');
      },
    },
    output: {
      isTerminal,
      width,
      height: 24,
      write: (text) => {
        seen[onScreen ? 'screen' : 'out'] += text;
      },
    },
    talk: { isTerminal, width, height: 24, write: (text) => (seen.talk += text) },
    ask: async (): Promise<Ask> => scripted(scene.answers ?? [], scene.room),
    screen: () => {
      onScreen = true;
      const leave = () => {
        onScreen = false;
      };
      return { restart: () => (seen.screen += '\f'), leave, clear: leave };
    },
    edit: edit ? async (text, _, leave) => edit(text, leave) : null,
    leftBehind: async () => leftBehind(flags.home ?? folder),
    endBy: (signal) => (seen.talk += `${signal}\n`),
    with: (more) => imagined(folder, scene, seen, more),
  };
}
