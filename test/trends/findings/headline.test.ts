import { describe, expect, it } from 'vitest';
import type { Closeness } from '../../../src/domain/scale.ts';
import { gapDirectionOf } from '../../../src/trends/findings/headline.ts';
import { summariseWeeks } from '../../../src/trends/periods/period.ts';
import { diary } from '../diary.ts';

describe('the direction of the gap between felt and wanted', () => {
  it.each([
    [3, 8],
    [2, 0],
  ])('takes a week with %i answers into %i of eight weeks', (answers, counted) => {
    const days = diary('2026-01-05', Array<number>(8 * 7).fill(4)).map((rated, at) =>
      at % 7 < answers ? { ...rated, want: 5 as Closeness } : rated,
    );
    const weeks = summariseWeeks(days);
    expect(gapDirectionOf(weeks, weeks.at(-1)!.index).weeks).toBe(counted);
  });
});
