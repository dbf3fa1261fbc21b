import { addDays, type Day } from '../../src/domain/day.ts';
import type { MyMove } from '../../src/domain/entry.ts';
import type { Closeness } from '../../src/domain/scale.ts';
import { counted, type Dated, type Rated } from '../../src/trends/rated.ts';

/** Consecutive days from `from`; null is a day without an entry. */
export function diary(from: Day, felt: readonly (number | null)[], moves: readonly (string | null)[] = []): Rated[] {
  return felt.flatMap((value, i): Rated[] => {
    if (value === null) return [];
    const move = moves[i];
    return [{ day: addDays(from, i), felt: value as Closeness, ...(move && { my_move: move as MyMove }) }];
  });
}

export function dated(from: Day, felt: readonly (number | null)[], moves: readonly (string | null)[] = []): Dated[] {
  return counted(diary(from, felt, moves));
}
