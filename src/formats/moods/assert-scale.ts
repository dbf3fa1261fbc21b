import { UserError } from '../../errors.ts';
import type { Moment } from '../merge-moments.ts';
import type { MoodMap } from './mood-map.ts';
import { readNumber } from './number-scale.ts';

/**
 * @throws UserError if cells are numbers and nobody said on which scale: 5 may be the most of them, or the middle. With
 * `--notes-only` such numbers stay in the notes.
 */
export function assertScale(cells: Iterable<string>, moods: MoodMap): void {
  if (moods.isOptional) return;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const cell of cells) {
    const number = readNumber(cell);
    if (number === null || moods.isGiven(cell)) continue;
    [low, high] = [Math.min(low, number), Math.max(high, number)];
  }
  if (low > high) return;
  const isWhole = Number.isInteger(low) && Number.isInteger(high);
  const [from, to] = isWhole ? [Math.min(low, 1), high <= 5 ? 5 : high <= 10 ? 10 : 100] : [low, high];
  throw new UserError(
    `How close it felt stands there in numbers from ${low} to ${high}, and I do not know on which scale.`,
    `Say it with its farthest and its closest number, such as --scale ${from}-${to}, or --scale ${to}-${from} where ${from} is the closest; --notes-only leaves the numbers in the notes. Nothing was brought in.`,
  );
}

/** The moment without the numbers among its moods of which nobody said the scale. */
export function withRatedWords(moment: Moment, moods: MoodMap): Moment {
  return { ...moment, moods: moment.moods.filter((word) => moods.isNamed(word) || readNumber(word) === null) };
}
