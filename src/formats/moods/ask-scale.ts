import type { Choose } from '../import-choice.ts';
import type { Moment } from '../merge-moments.ts';
import type { MoodMap } from './mood-map.ts';
import { type NumberScale, readNumber, readOutOf } from './number-scale.ts';

/**
 * Asks for the scale if cells are numbers and nobody said on which one: 5 may be the most of them, or the middle. With
 * `--notes-only` such numbers stay in the notes.
 * @param column the heading that the numbers stand under
 * @returns the map to read on with
 */
export function askScale(cells: Iterable<string>, moods: MoodMap, column: string, choose: Choose): MoodMap {
  if (moods.isOptional) return moods;
  const numbers = new Map<number, string>();
  let outOf = 0;
  for (const cell of cells) {
    const number = readNumber(cell);
    if (number === null || moods.isGiven(cell)) continue;
    numbers.set(number, cell.trim());
    outOf = Math.max(outOf, readOutOf(cell) ?? 0);
  }
  if (numbers.size === 0) return moods;
  const [low, high] = [Math.min(...numbers.keys()), Math.max(...numbers.keys())];
  const scale = likeliestScale(low, Math.max(high, outOf), column);
  const { from, to } = scale;
  const span = low === high ? ` such as ${numbers.get(low)}` : ` from ${numbers.get(low)} to ${numbers.get(high)}`;
  choose({
    flag: '--scale',
    value: `${from}-${to}`,
    why: `How close it felt stands in "${column}" in numbers${span}, and I do not know on which scale. The farthest number stands first: ${to}-${from} where ${from} is the closest. --notes-only leaves the numbers in the notes.`,
  });
  return moods.withScale(scale);
}

/** The scale that numbers show: seven steps where nearfar's own word is above them, else one that many programs have. */
function likeliestScale(low: number, high: number, column: string): NumberScale {
  if (/felt|closeness/i.test(column) && low >= 1 && high <= 7) return { from: 1, to: 7 };
  // Of numbers such as 0.25 and 1.75 nothing tells the ends but themselves.
  if (high <= 2 && high > low && !(Number.isInteger(low) && Number.isInteger(high))) return { from: low, to: high };
  const tops = [5, 10, 100];
  if (low < 0) {
    const most = [1, 2, 3, ...tops].find((top) => -low <= top && high <= top);
    return most === undefined ? { from: low, to: high } : { from: -most, to: most };
  }
  const to = tops.find((top) => high <= top) ?? Math.ceil(high);
  return { from: low < 1 || to === 100 ? 0 : 1, to };
}

/** The moment without the numbers among its moods of which nobody said the scale. */
export function withRatedWords(moment: Moment, moods: MoodMap): Moment {
  return { ...moment, moods: moment.moods.filter((word) => moods.isNamed(word) || readNumber(word) === null) };
}
