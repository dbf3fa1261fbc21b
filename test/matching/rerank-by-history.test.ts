import { describe, expect, it } from 'vitest';
import { rerankByHistory, type ShownPassage } from '../../src/matching/rerank-by-history.ts';

const GRADES = new Map([
  ['first', 2.5],
  ['near', 2.2],
  ['far', 0.5],
]);
const order = (history: readonly ShownPassage[]) => rerankByHistory(GRADES, history).map(({ id }) => id);

/** One passage a day, the newest first. */
const days = (...passages: string[]): ShownPassage[] =>
  passages.map((passage, ago) => ({ day: `2026-03-${String(28 - ago)}`, passage, verdict: 'shown' }));

describe('rerankByHistory', () => {
  it('orders passages by their grades when nothing was shown', () =>
    expect(order([])).toEqual(['first', 'near', 'far']));
  it('puts a passage shown on the last five days behind others of nearly the same grade', () => {
    for (let ago = 0; ago < 5; ago++)
      expect(order(days(...new Array<string>(ago).fill('other'), 'first'))[0]).toBe('near');
  });
  it('repeats a passage more readily after two days than the day after', () => {
    const close = new Map([...GRADES, ['near', 2.1]] as [string, number][]);
    expect(rerankByHistory(close, days('first'))[0]!.id).toBe('near');
    expect(rerankByHistory(close, days('other', 'first'))[0]!.id).toBe('first');
  });
  it('repeats a passage freely after five days', () =>
    expect(order(days('other', 'other', 'other', 'other', 'other', 'first'))[0]).toBe('first'));
  it('counts days with readings, not readings', () => {
    const reading = days('other')[0]!;
    expect(order([reading, reading, reading, reading, reading, reading, ...days('first')])[0]).toBe('near');
  });
  it('repeats a passage if no other is nearly as good, and says how long ago it was', () => {
    const [best] = rerankByHistory(new Map([...GRADES].filter(([id]) => id !== 'near')), days('first'));
    expect(best).toMatchObject({ id: 'first', shownDaysAgo: 1 });
  });
});

describe('the verdict of the writer', () => {
  const history = (verdict: ShownPassage['verdict'], times: number): ShownPassage[] =>
    Array.from({ length: times }, (_, at) => ({ day: `2026-01-${String(28 - at)}`, passage: 'first', verdict }));
  const early = days('a', 'b', 'c', 'd', 'e', 'f');
  const score = (shown: readonly ShownPassage[]) =>
    rerankByHistory(GRADES, [...early, ...shown]).find(({ id }) => id === 'first')!.score;

  it('lowers the score a little for each "another"', () => {
    expect(score(history('another', 1))).toBeLessThan(2.5);
    expect(score(history('another', 2))).toBeLessThan(score(history('another', 1)));
  });
  it('raises the score a little each time the passage is kept', () =>
    expect(score(history('kept', 1))).toBeGreaterThan(2.5));
  it('changes the score only within limits', () => {
    expect(score(history('another', 20))).toBe(score(history('another', 10)));
    expect(score(history('another', 20))).toBeGreaterThan(1.9);
    expect(score(history('kept', 20))).toBe(score(history('kept', 10)));
    expect(score(history('kept', 20))).toBeLessThan(2.7);
  });
});

it('rerankByHistory raises the score of a passage that was not shown for weeks', () => {
  const weeks = days(...new Array<string>(27).fill('first'));
  const far = rerankByHistory(GRADES, weeks).find(({ id }) => id === 'far')!;
  expect(far.score).toBeGreaterThan(0.5);
  expect(far.score).toBeLessThan(0.9);
});
