import { type Closeness, isCloseness } from '../domain/scale.ts';
import { UsageError } from '../errors.ts';

/** Converts mood words and numbers of another program to closeness, and keeps track of the conversions made. */
export interface MoodMap {
  /**
   * Converts the first of these words that the map knows, and records the conversion for `summary`. Null if it knows
   * none of them.
   */
  convert: (words: readonly string[]) => Closeness | null;
  /** All conversions so far as a sentence to print; null if there were none. */
  summary: () => string | null;
}

/** A scale of five steps spread over seven, rounded away from 4, with Daylio's default mood names. */
const FIVE_STEPS: [words: readonly string[], Closeness][] = [
  [['1', 'awful'], 1],
  [['2', 'bad'], 2],
  [['3', 'meh'], 4],
  [['4', 'good'], 6],
  [['5', 'rad'], 7],
];

const MAP_HINT = 'Write it as --map "good=6,so-so=4,bad=2"; * stands for every other word, as in "*=4".';

/**
 * The default map, with the pairs of `--map good=6,bad=2` added or replaced.
 * @param flags the values of all `--map` flags
 * @throws UsageError for a pair that is not a word and a number from 1 to 7
 */
export function parseMoodMap(flags: readonly string[] = []): MoodMap {
  const known = new Map<string, Closeness>();
  for (const [words, closeness] of FIVE_STEPS) for (const word of words) known.set(word, closeness);
  for (const pair of flags.flatMap((flag) => flag.split(','))) {
    const [word, value, ...more] = pair.split('=');
    const closeness = Number(value);
    if (!word?.trim() || more.length > 0 || !isCloseness(closeness))
      throw new UsageError(`"${pair}" is not a word with a closeness from 1 to 7.`, MAP_HINT);
    known.set(normalized(word), closeness);
  }
  const used = new Map<string, Closeness>();
  return {
    convert(words) {
      const word = words.find((candidate) => known.has(normalized(candidate))) ?? (known.has('*') ? '*' : undefined);
      if (word === undefined) return null;
      const closeness = known.get(normalized(word))!;
      used.set(word === '*' ? 'every other word' : word, closeness);
      return closeness;
    },
    summary() {
      if (used.size === 0) return null;
      const pairs = [...used].sort(([, a], [, b]) => a - b).map(([word, closeness]) => `${word} is ${closeness}`);
      return `Moods became closeness by this rule: ${pairs.join(', ')}. The word itself stands in the note.`;
    },
  };
}

const normalized = (word: string) => word.trim().toLowerCase();
