import { type Closeness, isCloseness } from '../../domain/scale.ts';
import { UsageError } from '../../errors.ts';
import { parsePairs } from '../flag-pairs.ts';
import { closenessOnScale, type NumberScale, parseNumberScale, readNumber } from './number-scale.ts';

/** Converts mood words and numbers of another program to closeness, and keeps track of the conversions made. */
export interface MoodMap {
  /**
   * Converts the first of these words that the map knows, and records the conversion for `summary`. Null if it knows
   * none of them.
   * @throws UserError for a number outside the scale that the writer gave
   */
  convert: (words: readonly string[]) => Closeness | null;
  /** Whether the writer said what a word or number becomes: by `--map`, `*` included, or by `--scale`. */
  isGiven: (word: string) => boolean;
  /** The same without `*`: whether the writer named this word, or its number is on the scale that they gave. */
  isNamed: (word: string) => boolean;
  /** Whether a moment of which nobody says how close it felt comes in as a note, without a number. */
  isOptional: boolean;
  /** The same map with another scale for its numbers. */
  withScale: (scale: NumberScale) => MoodMap;
  /** The same map as with `--notes-only`. */
  withNotesOnly: () => MoodMap;
  /** All conversions so far as sentences to print. */
  summary: () => string[];
}

/** A scale of five steps spread over seven, rounded away from 4, with Daylio's default mood names. */
const FIVE_STEPS: [words: readonly string[], Closeness][] = [
  [['1', 'awful'], 1],
  [['2', 'bad'], 2],
  [['3', 'meh'], 4],
  [['4', 'good'], 6],
  [['5', 'rad'], 7],
];

const MAP_HINT =
  'Write it as --map "good=6,so-so=4,bad=2"; * stands for every other word, as in "*=4". A word with a comma or an equals sign stands in single quotes.';

/** More conversions would not be read. */
const MAX_NAMED = 40;

/**
 * The default map, with the pairs of `--map good=6,bad=2` added or replaced.
 * @param flags the values of all `--map` flags
 * @param scale the value of `--scale`, by which numbers are converted that no pair names
 * @param isOptional whether `--notes-only` is given
 * @throws UsageError for a pair that is not a word and a number from 1 to 7, a word with two numbers, or a scale that is none
 */
export function parseMoodMap(flags: readonly string[] = [], scale?: string, isOptional = false): MoodMap {
  const given = new Map<string, Closeness>();
  const notAPair = (pair: string) => new UsageError(`"${pair}" is not a word with a closeness from 1 to 7.`, MAP_HINT);
  for (const [word, value] of flags.flatMap((flag) => parsePairs(flag, notAPair))) {
    const closeness = Number(value);
    if (normalizedMood(word) === '' || !isCloseness(closeness)) throw notAPair(`${word}=${value}`);
    const before = given.get(normalizedMood(word));
    if (before !== undefined && before !== closeness)
      throw new UsageError(`--map gives "${word}" as ${before} and as ${closeness}.`, 'Give each word once.');
    given.set(normalizedMood(word), closeness);
  }
  return moodMap(given, scale === undefined ? null : parseNumberScale(scale), isOptional);
}

function moodMap(given: ReadonlyMap<string, Closeness>, numbers: NumberScale | null, isOptional: boolean): MoodMap {
  const known = new Map(FIVE_STEPS.flatMap(([words, closeness]) => words.map((word) => [word, closeness] as const)));
  for (const [word, closeness] of given) known.set(word, closeness);
  const usedWords = new Map<string, Closeness>();
  const usedNumbers = new Map<string, Closeness>();
  const isOnScale = (word: string) => numbers !== null && !given.has(normalizedMood(word)) && readNumber(word) !== null;
  return {
    convert(words) {
      const word = words.find((candidate) => isOnScale(candidate) || known.has(normalizedMood(candidate)));
      if (word !== undefined && isOnScale(word)) {
        const closeness = closenessOnScale(word, numbers!);
        usedNumbers.set(word.trim(), closeness);
        return closeness;
      }
      const closeness = known.get(word === undefined ? '*' : normalizedMood(word));
      if (closeness !== undefined) usedWords.set(word ?? 'every other word', closeness);
      return closeness ?? null;
    },
    isOptional,
    withScale: (scale) => moodMap(given, scale, isOptional),
    withNotesOnly: () => moodMap(given, numbers, true),
    isGiven: (word) => given.has(normalizedMood(word)) || given.has('*') || isOnScale(word),
    isNamed: (word) => given.has(normalizedMood(word)) || isOnScale(word),
    summary() {
      const sentences: string[] = [];
      if (usedWords.size > 0)
        sentences.push(
          `Moods become closeness by this rule: ${conversions(usedWords)}. The word itself stands in the note.`,
        );
      if (usedNumbers.size > 0)
        sentences.push(
          `Numbers from ${numbers!.from} to ${numbers!.to} are spread over the seven steps and rounded: ${conversions(usedNumbers)}. The number itself stands in the note.`,
        );
      return sentences;
    },
  };
}

function conversions(used: ReadonlyMap<string, Closeness>): string {
  const pairs = [...used].sort(([a, from], [b, to]) => from - to || Number(a) - Number(b) || 0);
  const named = pairs.slice(0, MAX_NAMED).map(([word, closeness]) => `${word} is ${closeness}`);
  return [...named, ...(pairs.length > MAX_NAMED ? [`and ${pairs.length - MAX_NAMED} more`] : [])].join(', ');
}

/** A mood word as it is compared: without differences of case, of blanks, and of composed and decomposed letters. */
export function normalizedMood(word: string): string {
  return word.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
