import { type Closeness, isCloseness } from '../domain/scale.ts';
import { UsageError } from '../errors.ts';

/** What another program's mood words and numbers become, and which of them have been met. */
export interface MoodMap {
  /** The closeness for the first of these words that the map knows; null where it knows none. */
  closeness: (words: readonly string[]) => Closeness | null;
  /** The rule as far as it was used, as a sentence; null where it was not. */
  rule: () => string | null;
}

/** Five steps spread over seven, rounded away from the middle; and the words that Daylio begins with. */
const FIVE_STEPS: [words: readonly string[], Closeness][] = [
  [['1', 'awful'], 1],
  [['2', 'bad'], 2],
  [['3', 'meh'], 4],
  [['4', 'good'], 6],
  [['5', 'rad'], 7],
];

const FORM = 'Write it as --map "good=6,so-so=4,bad=2"; * stands for every other word, as in "*=4".';

/**
 * The rule that `--map good=6,bad=2` spells, over the one for five steps.
 * @throws UsageError for a pair that is not a word and a number from 1 to 7
 */
export function parseMoodMap(spelt: readonly string[] = []): MoodMap {
  const known = new Map<string, Closeness>();
  for (const [words, closeness] of FIVE_STEPS) for (const word of words) known.set(word, closeness);
  for (const pair of spelt.flatMap((one) => one.split(','))) {
    const [word, value, ...more] = pair.split('=');
    const closeness = Number(value);
    if (!word?.trim() || more.length > 0 || !isCloseness(closeness))
      throw new UsageError(`"${pair}" is not a word with a closeness from 1 to 7.`, FORM);
    known.set(folded(word), closeness);
  }
  const used = new Map<string, Closeness>();
  return {
    closeness(words) {
      const word = words.find((one) => known.has(folded(one))) ?? (known.has('*') ? '*' : undefined);
      if (word === undefined) return null;
      const closeness = known.get(folded(word))!;
      used.set(word === '*' ? 'every other word' : word, closeness);
      return closeness;
    },
    rule() {
      if (used.size === 0) return null;
      const pairs = [...used].sort(([, a], [, b]) => a - b).map(([word, closeness]) => `${word} is ${closeness}`);
      return `Moods became closeness by this rule: ${pairs.join(', ')}. The word itself stands in the note.`;
    },
  };
}

const folded = (word: string) => word.trim().toLowerCase();
