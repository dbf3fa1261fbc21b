import { type Day, dayNumber } from '../../src/domain/day.ts';
import type { MyMove } from '../../src/domain/entry.ts';
import type { Closeness } from '../../src/domain/scale.ts';
import { countedDays, type RatedDay } from '../../src/trends/rated-day.ts';

/** Entries for consecutive days from `from`; null is a day without an entry. */
export function diary(from: Day, felt: readonly (number | null)[], moves: readonly (string | null)[] = []): RatedDay[] {
  return felt.flatMap((value, i): RatedDay[] => {
    if (value === null) return [];
    const move = moves[i];
    return [{ dayNumber: dayNumber(from) + i, felt: value as Closeness, ...(move && { my_move: move as MyMove }) }];
  });
}

/** The entries of `diary` that count. */
export function countedDiary(
  from: Day,
  felt: readonly (number | null)[],
  moves: readonly (string | null)[] = [],
): RatedDay[] {
  return countedDays(diary(from, felt, moves));
}
