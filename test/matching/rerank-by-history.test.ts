import { describe, expect, it } from 'vitest';
import { rerankByHistory, type ShownPassage } from '../../src/matching/rerank-by-history.ts';

const GRADES = new Map([
  ['first', 2.5],
  ['near', 2.2],
  ['far', 0.5],
]);
const order = (past: readonly ShownPassage[]) => rerankByHistory(GRADES, past).map(({ id }) => id);

/** What was shown day by day, the newest first. */
const days = (...passages: string[]): ShownPassage[] =>
  passages.map((passage, ago) => ({ day: `2026-03-${String(28 - ago)}`, passage, verdict: 'shown' }));

describe('the order of passages', () => {
  it('is that of their grades when nothing was shown', () => expect(order([])).toEqual(['first', 'near', 'far']));
  it('puts one shown on the last five days behind those near it', () => {
    for (let ago = 0; ago < 5; ago++)
      expect(order(days(...new Array<string>(ago).fill('other'), 'first'))[0]).toBe('near');
  });
  it('repeats one sooner after some days than the day after', () => {
    const apart = new Map([...GRADES, ['near', 2.1]] as [string, number][]);
    expect(rerankByHistory(apart, days('first'))[0]!.id).toBe('near');
    expect(rerankByHistory(apart, days('other', 'first'))[0]!.id).toBe('first');
  });
  it('forgets it after five days', () =>
    expect(order(days('other', 'other', 'other', 'other', 'other', 'first'))[0]).toBe('first'));
  it('counts days, not readings', () => {
    const evening = days('other')[0]!;
    expect(order([evening, evening, evening, evening, evening, evening, ...days('first')])[0]).toBe('near');
  });
  it('repeats one where nothing else is near, and says so', () => {
    const [best] = rerankByHistory(new Map([...GRADES].filter(([id]) => id !== 'near')), days('first'));
    expect(best).toMatchObject({ id: 'first', shownDaysAgo: 1 });
  });
});

describe('what the writer made of a passage', () => {
  const past = (verdict: ShownPassage['verdict'], times: number): ShownPassage[] =>
    Array.from({ length: times }, (_, at) => ({ day: `2026-01-${String(28 - at)}`, passage: 'first', verdict }));
  const early = days('a', 'b', 'c', 'd', 'e', 'f');
  const score = (shown: readonly ShownPassage[]) =>
    rerankByHistory(GRADES, [...early, ...shown]).find(({ id }) => id === 'first')!.score;

  it('takes a little for each "another"', () => {
    expect(score(past('another', 1))).toBeLessThan(2.5);
    expect(score(past('another', 2))).toBeLessThan(score(past('another', 1)));
  });
  it('gives a little for each one kept', () => expect(score(past('kept', 1))).toBeGreaterThan(2.5));
  it('is bounded either way', () => {
    expect(score(past('another', 20))).toBe(score(past('another', 10)));
    expect(score(past('another', 20))).toBeGreaterThan(1.9);
    expect(score(past('kept', 20))).toBe(score(past('kept', 10)));
    expect(score(past('kept', 20))).toBeLessThan(2.7);
  });
});

it('favours a little what has not been shown for weeks', () => {
  const weeks = days(...new Array<string>(27).fill('first'));
  const far = rerankByHistory(GRADES, weeks).find(({ id }) => id === 'far')!;
  expect(far.score).toBeGreaterThan(0.5);
  expect(far.score).toBeLessThan(0.9);
});
