import { describe, expect, it } from 'vitest';
import type { Closeness } from '../../../src/domain/scale.ts';
import { likeSentences } from '../../../src/render/trends/like-sentences.ts';

/** Sentences about days with this felt, each with the days until felt rose. `shared`: how many of these days do not count. */
const said = (days: [felt: number, roseAfter: number | null][], shared = 0) => {
  const nearest = days.map(([felt, roseAfter]) => ({
    day: '2026-01-05',
    distance: 1,
    felt: felt as Closeness,
    shared: [],
    roseAfter,
  }));
  const could = days.filter(([felt]) => felt < 5).length - shared;
  const rose = days.filter(([, roseAfter]) => roseAfter !== null).length;
  return likeSentences({ day: '2026-11-20', nearest, could, rose, medianDays: null })[0];
};

describe('the sentences about what followed', () => {
  it.each([
    [
      [
        [3, 8],
        [3, 22],
        [2, 57],
        [3, 66],
        [3, null],
      ],
      'After four of these five days it felt closer again, between 8 and 66 days later.',
    ],
    [
      [
        [3, 1],
        [3, 1],
      ],
      'After these two days it felt closer again, 1 day later.',
    ],
    [[[4, 3]], 'After that day it felt closer again, 3 days later.'],
    [
      [
        [5, null],
        [4, 2],
        [4, null],
      ],
      'After one of the two days at 4 or less it felt closer again, 2 days later.',
    ],
    [
      [
        [3, null],
        [3, null],
      ],
      'After these two days it never felt closer until this day.',
    ],
    [
      [
        [6, null],
        [5, null],
      ],
      undefined,
    ],
  ] as [[number, number | null][], string | undefined][])('for %j', (days, sentence) =>
    expect(said(days)).toBe(sentence),
  );

  it('count the evenings where one followed several of the days', () => {
    expect(
      said(
        [
          [3, 8],
          [3, null],
          [3, 20],
        ],
        1,
      ),
    ).toBe('After these three days two evenings felt closer again, between 8 and 20 days later.');
  });
});
