import type { Token } from '../language/tokens.ts';
import { type Slot, slotMatches } from './slot.ts';

/**
 * What people say, as a pattern of words apart by spaces: `a/b` either; `=a` in just this form; `(a)` or not;
 * `<they>` a group of words; `_` any one word; `...` up to three words.
 */
export interface Cue {
  slots: readonly Slot[];
  /** The place that is looked for first. */
  anchor: number;
}

/** Reads the parts of a cue, of which the one at `anchor` is looked for first. */
export function parseCue(parts: readonly string[], anchor: number, place: (part: string) => Slot): Cue {
  return { slots: parts.map(place), anchor };
}

/** Where a cue stands in the words, its anchor being the word at `at`: the first and last word, or null. */
export function findCue({ slots, anchor }: Cue, words: readonly Token[], at: number): [number, number] | null {
  const { sentence } = words[at]!;
  const last = walk(slots, anchor + 1, 1, words, at + 1, sentence);
  if (last === null) return null;
  const first = walk(slots, anchor - 1, -1, words, at - 1, sentence);
  return first === null ? null : [first + 1, last - 1];
}

/** Fits the places from one on, in one direction; gives the word after the last that was read. */
function walk(
  places: readonly Slot[],
  place: number,
  step: 1 | -1,
  words: readonly Token[],
  at: number,
  sentence: number,
): number | null {
  const wanted = places[place];
  if (!wanted) return at;
  const word = words[at];
  const here = word !== undefined && word.sentence === sentence;
  if (wanted.maxGap > 0) {
    const most = wanted.maxGap;
    for (let skip = wanted.optional ? 0 : 1; skip <= most; skip++) {
      if (skip > 0 && words[at + (skip - 1) * step]?.sentence !== sentence) return null;
      const end = walk(places, place + step, step, words, at + skip * step, sentence);
      if (end !== null) return end;
    }
    return null;
  }
  if (here && slotMatches(wanted, word)) {
    const end = walk(places, place + step, step, words, at + step, sentence);
    if (end !== null) return end;
  }
  return wanted.optional ? walk(places, place + step, step, words, at, sentence) : null;
}
