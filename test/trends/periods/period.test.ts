import { describe, expect, it } from 'vitest';
import { dayNumber, isoWeekday, weekIndex } from '../../../src/domain/day.ts';
import { monthPeriod, summariseMonths, summariseWeeks, weekPeriod } from '../../../src/trends/periods/period.ts';
import { summariseWishes } from '../../../src/trends/periods/wishes.ts';
import { countedDays, type RatedDay } from '../../../src/trends/rated-day.ts';
import { countedDiary, diary } from '../diary.ts';
import { expectClose } from '../expect-close.ts';
import { vectors } from '../vectors.ts';

describe('a week', () => {
  it.each(vectors.iso_week)('is labelled by its ISO year: $date', (vector) => {
    expect(weekPeriod(weekIndex(vector.date)).label).toBe(
      `${vector.iso_year}-W${String(vector.iso_week).padStart(2, '0')}`,
    );
    expect(weekIndex(vector.date)).toBe(vector.week_index);
    expect(isoWeekday(vector.date)).toBe(vector.iso_weekday);
  });

  it.each(vectors.week_summary)('has the reference values: $name', ({ input, expect: expected }) => {
    const [week, ...more] = summariseWeeks(
      countedDays(input.map(([day, felt]) => ({ dayNumber: dayNumber(day), felt }) as RatedDay)),
    );
    expect(more).toEqual([]);
    const { n_consecutive_pairs, ...rest } = expected;
    expectClose(week!, { ...rest, pairs: n_consecutive_pairs! });
  });

  it('is sparse when fewer than three days are written', () => {
    expect(summariseWeeks(countedDiary('2026-03-02', [4, 4])).map(({ sparse }) => sparse)).toEqual([true]);
    expect(summariseWeeks(countedDiary('2026-03-02', [4, 4, 4])).map(({ sparse }) => sparse)).toEqual([false]);
  });

  it('runs from Monday to Sunday, also across New Year', () => {
    const weeks = summariseWeeks(countedDiary('2026-12-27', [3, 4, 5, 6, 5, 4, 3, 2, 1]));
    expect(weeks.map(({ index, n }) => [...Object.values(weekPeriod(index)), n])).toEqual([
      ['2026-W52', '2026-12-21', '2026-12-27', 7, 1],
      ['2026-W53', '2026-12-28', '2027-01-03', 7, 7],
      ['2027-W01', '2027-01-04', '2027-01-10', 7, 1],
    ]);
  });
});

describe('a month', () => {
  it('has its own length, and is sparse when fewer than three days in seven are written', () => {
    const months = summariseMonths(
      countedDiary('2024-01-31', [5, ...Array<number>(12).fill(4), ...Array<null>(17).fill(null), 3]),
    );
    expect(months.map(({ index, n, sparse }) => [...Object.values(monthPeriod(index)), n, sparse])).toEqual([
      ['2024-01', '2024-01-01', '2024-01-31', 31, 1, true],
      ['2024-02', '2024-02-01', '2024-02-29', 29, 12, true],
      ['2024-03', '2024-03-01', '2024-03-31', 31, 1, true],
    ]);
    expect(summariseMonths(countedDiary('2024-02-01', Array<number>(13).fill(4)))[0]!.sparse).toBe(false);
  });

  it('has an index that rises by one from December to January', () => {
    expect(
      summariseMonths(countedDiary('2025-12-31', [4, 4])).map(({ index }) => [monthPeriod(index).label, index]),
    ).toEqual([
      ['2025-12', 24311],
      ['2026-01', 24312],
    ]);
  });
});

describe('the gap between wanted and felt closeness', () => {
  it('is counted and averaged over the days that answered both', () => {
    const { input_felt_want, expect: expected } = vectors.gap;
    const entries = diary(
      '2026-03-02',
      input_felt_want.map(([felt]) => felt),
    ).map((rated, i) => ({ ...rated, ...(input_felt_want[i]![1] && { want: input_felt_want[i]![1] }) }) as RatedDay);
    expectClose(summariseWishes(countedDays(entries)), {
      n: expected.n!,
      mean: expected.mean!,
      median: expected.median!,
      meanAbs: expected.mean_abs!,
      more: expected.wanted_closer!,
      right: expected.just_right!,
      room: expected.wanted_room!,
    });
  });

  it('has no mean when want was never answered', () => {
    expect(summariseWishes(countedDiary('2026-03-02', [4, 5]))).toMatchObject({ n: 0, mean: null, median: null });
  });
});

describe('the entries that count', () => {
  const three = diary('2026-03-02', [3, 4, 5]);

  it('exclude late entries unless they are included', () => {
    const entries = [three[0]!, { ...three[1]!, late: true }, three[2]!];
    expect(countedDays(entries).map(({ felt }) => felt)).toEqual([3, 5]);
    expect(countedDays(entries, { includeLate: true })).toHaveLength(3);
  });

  it('exclude days set aside, both ends included', () => {
    const rests = [{ from: '2026-03-03', to: '2026-03-04' }];
    expect(countedDays(three, { rests }).map(({ felt }) => felt)).toEqual([3]);
  });

  it('are limited to the requested range, both ends included', () => {
    const felt = (from?: string, to?: string) =>
      countedDays(three, { ...(from && { from }), ...(to && { to }) }).map(({ felt }) => felt);
    expect(felt('2026-03-03')).toEqual([4, 5]);
    expect(felt('2026-02-01', '2026-03-03')).toEqual([3, 4]);
    expect(felt('2026-03-05')).toEqual([]);
  });
});
