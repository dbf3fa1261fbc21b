import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { mergeOverlappingRests, parseRest } from '../../src/domain/merge-overlapping-rests.ts';
import { type Rest, restOn } from '../../src/domain/rest.ts';
import { anyRests } from '../support/any-rests.ts';

const days = Array.from({ length: 50 }, (_, index) => addDays('2026-02-25', index));
const setAside = (rests: readonly Rest[]) => days.filter((day) => restOn(rests, day));

describe('mergeOverlappingRests', () => {
  it('joins rests that share a day, with each paragraph of their notes once', () => {
    expect(
      mergeOverlappingRests([
        { from: '2026-03-05', to: '2026-03-09', note: 'ill\n\nfever' },
        { from: '2026-03-01', to: '2026-03-05', note: 'away\n\nill' },
        { from: '2026-03-10', to: '2026-03-12', note: 'next to it' },
      ]),
    ).toEqual([
      { from: '2026-03-01', to: '2026-03-09', note: 'away\n\nfever\n\nill' },
      { from: '2026-03-10', to: '2026-03-12', note: 'next to it' },
    ]);
  });

  it('covers the days of either journal and no others, without overlaps', () => {
    fc.assert(
      fc.property(anyRests, anyRests, (a, b) => {
        const merged = mergeOverlappingRests([...a, ...b]);
        expect(setAside(merged)).toEqual([...new Set([...setAside(a), ...setAside(b)])].sort());
        for (const [index, { from }] of merged.entries())
          if (index > 0) expect(from > merged[index - 1]!.to).toBe(true);
      }),
    );
  });

  it('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(anyRests, anyRests, anyRests, (a, b, c) => {
        const all = mergeOverlappingRests([...a, ...b, ...c]);
        expect(mergeOverlappingRests([...c, ...b, ...a])).toEqual(all);
        expect(mergeOverlappingRests([...mergeOverlappingRests([...c, ...a]), ...b])).toEqual(all);
        expect(mergeOverlappingRests([...a, ...mergeOverlappingRests([...b, ...c])])).toEqual(all);
        expect(mergeOverlappingRests([...all, ...b])).toEqual(all);
        expect(mergeOverlappingRests(a)).toEqual(a);
      }),
      { numRuns: 500 },
    );
  });
});

describe('parseRest', () => {
  it('accepts two days in order, with or without a note', () => {
    const rest = { from: '2026-03-01', to: '2026-03-01' };
    expect(parseRest({ ...rest, note: ' ', more: 1 })).toEqual(rest);
    expect(parseRest({ ...rest, note: 'ill' })).toEqual({ ...rest, note: 'ill' });
  });

  it.each([
    [null, 'two real days'],
    [{ from: '2026-03-01' }, 'two real days'],
    [{ from: '2026-02-30', to: '2026-03-01' }, 'two real days'],
    [{ from: '2026-03-02', to: '2026-03-01' }, '2026-03-02 lies after 2026-03-01'],
    [{ from: '2026-03-01', to: '2026-03-01', note: 7 }, 'The note'],
    [{ from: '2026-03-01', to: '2026-03-01', note: 'a\0' }, 'The note'],
  ])('refuses %j', (value, why) => {
    expect(() => parseRest(value)).toThrow(why);
  });
});
