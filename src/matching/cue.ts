import type { Token } from '../language/tokens.ts';
import { type Slot, slotMatches } from './slot.ts';

/**
 * A phrase that people write, as a pattern of parts with spaces between: `a/b` either word; `=a` only this form; `(a)`
 * optional; `<they>` a word group; `_` any one word; `...` up to three words.
 */
export interface Cue {
  slots: readonly Slot[];
  /** The index of the slot by which the cue is looked up. */
  anchor: number;
}

export function parseCue(parts: readonly string[], anchor: number, parseSlot: (part: string) => Slot): Cue {
  return { slots: parts.map(parseSlot), anchor };
}

/**
 * Matches a cue around the word at `at`, which has to match the anchor already. A match stays within one sentence.
 * @returns the indexes of its first and last word, or null
 */
export function findCue({ slots, anchor }: Cue, words: readonly Token[], at: number): [number, number] | null {
  const { sentence } = words[at]!;
  const afterLast = matchSlots(slots, anchor + 1, 1, words, at + 1, sentence);
  if (afterLast === null) return null;
  const beforeFirst = matchSlots(slots, anchor - 1, -1, words, at - 1, sentence);
  return beforeFirst === null ? null : [beforeFirst + 1, afterLast - 1];
}

/**
 * Matches slots from index `slotAt` on against words from index `at` on, forwards or backwards.
 * @returns the index beyond the last word that was matched, or null
 */
function matchSlots(
  slots: readonly Slot[],
  slotAt: number,
  step: 1 | -1,
  words: readonly Token[],
  at: number,
  sentence: number,
): number | null {
  const slot = slots[slotAt];
  if (!slot) return at;
  if (slot.maxGap > 0) {
    for (let skipped = slot.optional ? 0 : 1; skipped <= slot.maxGap; skipped++) {
      if (skipped > 0 && words[at + (skipped - 1) * step]?.sentence !== sentence) return null;
      const end = matchSlots(slots, slotAt + step, step, words, at + skipped * step, sentence);
      if (end !== null) return end;
    }
    return null;
  }
  const word = words[at];
  if (word?.sentence === sentence && slotMatches(slot, word)) {
    const end = matchSlots(slots, slotAt + step, step, words, at + step, sentence);
    if (end !== null) return end;
  }
  return slot.optional ? matchSlots(slots, slotAt + step, step, words, at, sentence) : null;
}
