import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { mergeOverlappingRests, parseRest } from '../../src/domain/merge-overlapping-rests.ts';
import { type Rest, restOn } from '../../src/domain/rest.ts';
import { anyRests } from '../support/any-rests.ts';

const days = Array.from({ length: 50 }, (_, index) => addDays('2026-02-25', index));
const setAside = (rests: readonly Rest[]) => days.filter((day) => restOn(rests, day));

describe('the rests of two journals', () => {
  it('that share a day become one, with the paragraphs of both notes once', () => {
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

  it('set aside the days of either and no other, and do not overlap', () => {
    fc.assert(
      fc.property(anyRests, anyRests, (a, b) => {
        const united = mergeOverlappingRests([...a, ...b]);
        expect(setAside(united)).toEqual([...new Set([...setAside(a), ...setAside(b)])].sort());
        for (const [index, { from }] of united.entries())
          if (index > 0) expect(from > united[index - 1]!.to).toBe(true);
      }),
    );
  });

  it('come out the same in any order, through any journal in between, and a second time', () => {
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

describe('a rest from outside', () => {
  it('has two days in order, and a note or none', () => {
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
  ])('is refused as %j', (value, why) => {
    expect(() => parseRest(value)).toThrow(why);
  });
});
