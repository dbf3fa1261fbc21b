import { describe, expect, it } from 'vitest';
import type { RatedDay } from '../../src/trends/rated-day.ts';
import { findSimilarDays, noteStems } from '../../src/trends/similar-days.ts';
import { diary } from './diary.ts';

const NOTES = [
  'Quiet supper, early night.',
  'We argued about the budget again.',
  'Arguing over budgets, then silence.',
];

describe('findSimilarDays', () => {
  it('finds the nearest earlier days, at least a week apart, with the days until felt rose', () => {
    const entries = diary('2026-01-05', [3, 3, 5, 5, 5, 5, 5, 5, 5, 3, 3, 3, 6, 5, 5, 5, 5, 5, 5, 5, 3]);
    expect(findSimilarDays(entries, '2026-01-25')).toMatchObject({
      nearest: [
        { day: '2026-01-16', roseAfter: 1 },
        { day: '2026-01-06', roseAfter: 1 },
      ],
      could: 2,
      rose: 2,
      medianDays: 1,
    });
  });

  it('ranks a day higher whose note shares words with the same stem', () => {
    const base = diary('2026-01-05', Array<number>(40).fill(4));
    const entries = base.map((rated, i): RatedDay => {
      if (i === 39) return { ...rated, note: NOTES[1]! };
      return { ...rated, note: i === 10 ? NOTES[2]! : NOTES[0]! };
    });
    const [first] = findSimilarDays(entries, '2026-02-13')!.nearest;
    expect(first).toMatchObject({ day: '2026-01-15', shared: ['arguing', 'budgets'] });
  });

  it('ranks a day higher that has the same want and the same moves', () => {
    const entries = diary('2026-01-05', Array<number>(40).fill(4)).map((rated, i): RatedDay => {
      return i === 12 || i === 39
        ? { ...rated, want: 6, my_move: 'chased', their_move: 'away' }
        : { ...rated, want: 4 };
    });
    expect(findSimilarDays(entries, '2026-02-13')!.nearest[0]!.day).toBe('2026-01-17');
  });

  it('counts after how many of the days below 5 felt rose', () => {
    const fours = diary('2026-01-05', Array<number>(30).fill(4));
    expect(findSimilarDays(fours, '2026-02-03')).toMatchObject({ could: 4, rose: 0, medianDays: null });
    const fives = diary('2026-01-05', [5, 6, ...Array<number>(28).fill(5)]);
    const { nearest, ...counts } = findSimilarDays(fives, '2026-02-03')!;
    expect(nearest).not.toHaveLength(0);
    expect(nearest.every(({ roseAfter }) => roseAfter === null)).toBe(true);
    expect(counts).toMatchObject({ could: 0, rose: 0, medianDays: null });
  });

  it('does not count the day asked about, or a later one, as what followed', () => {
    const entries = diary('2026-01-05', [...Array<number>(29).fill(3), 4, 7]);
    const { nearest, rose } = findSimilarDays(entries, '2026-02-03')!;
    expect(nearest).toHaveLength(4);
    expect(rose).toBe(0);
  });

  it('counts one evening once, for the last of the days that it followed', () => {
    const entries = diary('2026-01-05', [...Array<number>(20).fill(3), 5, ...Array<number>(9).fill(3)]);
    const { nearest, could, rose } = findSimilarDays(entries, '2026-02-03')!;
    expect(nearest.map(({ day, roseAfter }) => [day, roseAfter])).toEqual([
      ['2026-01-27', null],
      ['2026-01-20', 5],
      ['2026-01-13', null],
      ['2026-01-06', null],
    ]);
    expect({ could, rose }).toEqual({ could: 2, rose: 1 });
  });

  it('is null for a day without an entry, and finds nothing when there are no earlier entries', () => {
    const entries = diary('2026-01-05', [4, null, 4]);
    expect(findSimilarDays(entries, '2026-01-06')).toBeNull();
    expect(findSimilarDays(entries, '2026-01-07')).toMatchObject({ nearest: [] });
    expect(findSimilarDays([], '2026-01-07')).toBeNull();
  });

  it('ignores short and common words', () => {
    expect([...noteStems("We're OK, and that wasn't the garden’s fault").values()]).toEqual(['gardens', 'fault']);
    expect([...noteStems("he's in the shed; she’d said he isn't, hes late").values()]).toEqual(['shed', 'late']);
  });
});
