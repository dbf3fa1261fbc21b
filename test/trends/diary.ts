import { type Day, dayNumber } from '../../src/domain/day.ts';
import type { MyMove } from '../../src/domain/entry.ts';
import type { Closeness } from '../../src/domain/scale.ts';
import { counted, type Rated } from '../../src/trends/rated.ts';

/** Consecutive days from `from`; null is a day without an entry. */
export function diary(from: Day, felt: readonly (number | null)[], moves: readonly (string | null)[] = []): Rated[] {
  return felt.flatMap((value, i): Rated[] => {
    if (value === null) return [];
    const move = moves[i];
    return [{ at: dayNumber(from) + i, felt: value as Closeness, ...(move && { my_move: move as MyMove }) }];
  });
}

export function dated(from: Day, felt: readonly (number | null)[], moves: readonly (string | null)[] = []): Rated[] {
  return counted(diary(from, felt, moves));
}
