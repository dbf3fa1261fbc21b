import { sequencesOf } from './sequence.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Which patterns, by their places in the list, are tried at which words. */
export interface Anchors {
  whole: ReadonlyMap<string, readonly number[]>;
  stems: ReadonlyMap<string, readonly number[]>;
}

/** The same as it is written down when the program is built: reading every pattern takes longer than a whole evening's match. */
export interface AnchorsText {
  whole: [string, number[]][];
  stems: [string, number[]][];
}

/** @throws SyntaxError for a pattern that cannot be read */
export function anchorsOf(patterns: readonly string[], vocabulary: Vocabulary): AnchorsText {
  const whole = new Map<string, Set<number>>();
  const stems = new Map<string, Set<number>>();
  for (const [index, pattern] of patterns.entries()) {
    for (const word of sequencesOf(pattern, vocabulary).flatMap(({ anchor }) => anchor.words)) {
      const [places, key] = word.endsWith('*') ? [stems, word.slice(0, -1)] : [whole, word];
      places.set(key, (places.get(key) ?? new Set()).add(index));
    }
  }
  const text = (places: Map<string, Set<number>>) =>
    [...places].map(([key, found]): [string, number[]] => [key, [...found]]);
  return { whole: text(whole), stems: text(stems) };
}

export function readAnchors({ whole, stems }: AnchorsText): Anchors {
  return { whole: new Map(whole), stems: new Map(stems) };
}
