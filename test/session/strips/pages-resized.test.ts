import { describe, expect, it } from 'vitest';
import { CTRL_C, ENTER_KEY, eveningStrip, STRIP_QUESTIONS } from '../../support/evening-strip.ts';

/** Pages that follow the questions: the note that leads to them, the keys after it, and words that stand there. */
const PAGES = [
  { page: 'the reasons for a passage', note: 'left on read again since lunch', keys: ['w'], shows: 'w the passage' },
  { page: 'the question whether a passage is not for them', note: 'he slept', keys: ['f'], shows: 'aside?' },
  { page: 'a quiet line', note: 'Mum died this morning.', keys: [], shows: 'that would have been nearest' },
  { page: 'care', note: 'I feel so alone when he gets like that, walking on eggshells', keys: [], shows: 'Saved.' },
  { page: 'a hold', note: 'He hit me again last night.', keys: [], shows: 'not how I meant it' },
  { page: 'the support lines', note: 'He hit me again last night.', keys: ['h'], shows: 'another phone' },
];

/** An evening that has come to a page, on a window of some size. */
async function eveningAtPage({ note, keys, shows }: (typeof PAGES)[number], columns: number, rows: number) {
  const strip = eveningStrip({ columns, rows });
  const run = strip.start();
  await strip.answer(0, STRIP_QUESTIONS.length - 1);
  await strip.terminal.shows(STRIP_QUESTIONS.at(-1)!.asks);
  await strip.terminal.press(note, ENTER_KEY);
  if (keys.length > 0) await strip.terminal.shows(/Enter (?:goes on|leaves)/);
  await strip.terminal.press(...keys);
  await strip.terminal.shows(shows);
  const leave = async () => {
    await strip.terminal.press(CTRL_C);
    await run;
  };
  return { terminal: strip.terminal, leave };
}

/** The page of a day that is written, which nearfar shows the second time. */
async function secondTime(columns: number, rows: number) {
  const strip = eveningStrip({ columns, rows });
  await strip.me.run('write --felt 3 --want 6 --their-move away --note -', { input: 'he fell asleep mid-sentence' });
  const run = strip.start();
  await strip.terminal.shows('change it');
  const leave = async () => {
    await strip.terminal.press(ENTER_KEY);
    await run;
  };
  return { terminal: strip.terminal, leave };
}

/** Compares a window that is resized with one that had the size from the start. */
async function expectSameAfterResize(
  open: (columns: number, rows: number) => ReturnType<typeof secondTime>,
  shows: string,
) {
  const resized = await open(140, 50);
  for (const [columns, rows] of [
    [60, 50],
    [90, 60],
  ] as const) {
    const fresh = await open(columns, rows);
    await resized.terminal.resize(columns, rows);
    expect(await resized.terminal.shows(shows)).toEqual(fresh.terminal.screen());
    await fresh.leave();
  }
  await resized.leave();
  await resized.terminal.waitUntilIdle();
  expect(resized.terminal.normalScreen()).not.toContain('sleep');
}

describe('a page that is resized looks as if it had had that size from the start', () => {
  it.each(PAGES)('$page', (page) =>
    expectSameAfterResize((columns, rows) => eveningAtPage(page, columns, rows), page.shows),
  );

  it('the day that is written', () => expectSameAfterResize(secondTime, 'change it'));
});
