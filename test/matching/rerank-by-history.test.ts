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
  it('does so on those days also where its lowered score is still the best, and no longer after them', () => {
    const bestAfter = (shown: readonly ShownPassage[]) => {
      const grades = new Map([...GRADES, ['near', 2]] as const);
      return rerankByHistory(grades, shown).map(({ id }) => id)[0];
    };
    expect(bestAfter(days('first'))).toBe('near');
    expect(bestAfter(days(...new Array<string>(4).fill('other'), 'first'))).toBe('near');
    expect(bestAfter(days(...new Array<string>(5).fill('other'), 'first'))).toBe('first');
  });
  it('counts days with readings, not readings', () => {
    const reading = days('other')[0]!;
    expect(order([reading, reading, reading, reading, reading, reading, ...days('first')])[0]).toBe('near');
  });
  it('repeats a passage if no other is nearly as good', () => {
    const [best] = rerankByHistory(new Map([...GRADES].filter(([id]) => id !== 'near')), days('first'));
    expect(best).toMatchObject({ id: 'first', grade: 2.5 });
  });
  it('lowers the score of a passage with each reading, the less the longer ago it was', () => {
    const scoreAfter = (shown: readonly ShownPassage[]) =>
      rerankByHistory(GRADES, shown).find(({ id }) => id === 'first')!.score;
    const others = (count: number) => new Array<string>(count).fill('other');
    expect(scoreAfter(days('first'))).toBeLessThan(2.5);
    expect(scoreAfter(days('first', 'first'))).toBeLessThan(scoreAfter(days('first')));
    expect(scoreAfter(days(...others(16), 'first')) - 2.5).toBeCloseTo((scoreAfter(days('first')) - 2.5) / 2);
  });
});

describe('the verdict of the writer', () => {
  /** The score of a passage that was shown so often, each time with this verdict. */
  const scoreAfter = (verdict: ShownPassage['verdict'], times: number) => {
    const shown = Array.from({ length: times }, (_, at) => ({ day: `2026-01-${28 - at}`, passage: 'first', verdict }));
    return rerankByHistory(GRADES, shown).find(({ id }) => id === 'first')!.score;
  };

  it('lowers the score a little for each "another"', () => {
    expect(scoreAfter('another', 1)).toBeLessThan(scoreAfter('shown', 1));
    expect(scoreAfter('another', 2) - scoreAfter('shown', 2)).toBeCloseTo(-0.3);
  });
  it('lowers it as much where the passage was declined', () =>
    expect(scoreAfter('declined', 2)).toBe(scoreAfter('another', 2)));
  it('raises the score a little each time the passage is kept', () =>
    expect(scoreAfter('kept', 1) - scoreAfter('shown', 1)).toBeCloseTo(0.05));
  it('changes the score only within limits', () => {
    expect(scoreAfter('another', 12) - scoreAfter('shown', 12)).toBeCloseTo(-0.45);
    expect(scoreAfter('kept', 12) - scoreAfter('shown', 12)).toBeCloseTo(0.15);
  });
});
