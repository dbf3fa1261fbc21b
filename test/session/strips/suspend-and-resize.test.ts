import { afterEach, describe, expect, it, vi } from 'vitest';
import { CTRL_C, CTRL_Z, eveningStrip, STRIP_QUESTIONS as QUESTIONS } from '../../support/evening-strip.ts';

/** Every question, and the passage after the last one. */
const STAGES = [
  ...QUESTIONS.map(({ field, asks }, at) => ({ stage: field as string, at, shows: asks })),
  { stage: 'the passage', at: QUESTIONS.length, shows: 'Saved.' },
];

afterEach(() => void vi.restoreAllMocks());

/** A screen without the name of the temporary folder, which the first greeting shows. */
const withoutFolder = (lines: readonly string[]) => lines.map((line) => line.replace(/nearfar-test-\w{6}/, 'folder'));

/** An evening that has come to a stage, and leaves from there. */
async function eveningAt({ at, shows }: (typeof STAGES)[number], columns = 80, rows = 24) {
  const strip = eveningStrip({ columns, rows });
  const run = strip.start();
  await strip.answer(0, at);
  await strip.terminal.shows(shows);
  const leave = async () => {
    await strip.terminal.press(CTRL_C);
    await run;
  };
  return { terminal: strip.terminal, leave };
}

describe('Ctrl-Z', () => {
  it.each(STAGES)('at $stage hides the evening, and fg shows it again', async (stage) => {
    const { terminal, leave } = await eveningAt(stage);
    const before = terminal.screen();
    const stops: { signal: unknown; isRaw: boolean; writtenCount: number }[] = [];
    vi.spyOn(process, 'kill').mockImplementation((_, signal) => {
      stops.push({ signal, isRaw: terminal.isRaw, writtenCount: terminal.writtenCount });
      return true;
    });
    await terminal.press(CTRL_Z);
    expect(stops).toEqual([{ signal: 'SIGTSTP', isRaw: false, writtenCount: expect.any(Number) }]);
    const whileStopped = await terminal.asItWas(stops[0]!.writtenCount);
    expect(whileStopped.isOnAlternateScreen).toBe(false);
    expect(whileStopped.normalScreen()).toBe('');
    expect(terminal.isRaw).toBe(true);
    expect(await terminal.shows(stage.shows)).toEqual(before);
    await leave();
    await terminal.waitUntilIdle();
    expect(terminal.normalScreen()).toBe('');
  });
});

describe('a window that is resized', () => {
  it.each(STAGES)('at $stage looks as if it had had that size from the start', async (stage) => {
    const resized = await eveningAt(stage, 140, 40);
    for (const [columns, rows] of [
      [60, 20],
      [80, 24],
      [140, 40],
    ] as const) {
      const fresh = await eveningAt(stage, columns, rows);
      await resized.terminal.resize(columns, rows);
      expect(withoutFolder(await resized.terminal.shows(stage.shows))).toEqual(withoutFolder(fresh.terminal.screen()));
      await fresh.leave();
    }
    await resized.leave();
  });
});
