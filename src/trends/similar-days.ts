import { stemmer } from 'stemmer';
import { type Day, dayFromNumber, dayNumber } from '../domain/day.ts';
import type { Closeness } from '../domain/scale.ts';
import { type CountingOptions, countedDays, type RatedDay } from './rated-day.ts';
import { median } from './statistics/statistics.ts';

/** An earlier day that is similar to the given one. */
export interface SimilarDay {
  day: Day;
  /** The distance between the two days, from 0, as `distanceBetween` adds it up. */
  distance: number;
  felt: Closeness;
  /** Words that both notes contain, as spelled in the earlier one. */
  shared: string[];
  /**
   * Days until felt was higher than on that day, before the day asked about. Null if it was not, if felt was 5 or more on that
   * day, and if the same evening already counts for a later one of these days.
   */
  roseAfter: number | null;
}

export interface SimilarDays {
  day: Day;
  nearest: SimilarDay[];
  /**
   * How many of the nearest count (felt below 5, and without those whose higher evening counts for another), after how many of
   * them felt rose, and the median of the days it took; null if it never did.
   */
  could: number;
  rose: number;
  medianDays: number | null;
}

const MIN_DAYS_APART = 7;
const MAX_RESULTS = 5;
/** The largest distance of a similar day. One step of felt is 1. */
const MAX_DISTANCE = 3.5;
/** From this felt on, more together than apart, nothing is said of rising. */
export const NEAR = 5;
const WEIGHT_OF_WANT = 0.5;
const WEIGHT_OF_MISSING_WANT = 0.5;
const WEIGHT_OF_MOVE = 0.5;
const WEIGHT_OF_WORDS = 1.5;

/** Frequent English words of three letters and more. */
const STOP_WORDS = new Set(
  `about after again all also and are back been but came can did didnt does dont down even for from get got had has have her
  hes him his how ill into its ive just like made make more much not now off one only our out over quite really said same she shes some
  that thats the their them then there they thing this time today too two under until was wasnt went were what when which while
  who will with would yes yet you your`.split(/\s+/),
);

/**
 * The most similar earlier days, each at least a week from the given day and from each other, nearest first, newer first
 * on ties; and how many days passed until felt rose after them. What followed is looked for before the given day. Null if the
 * given day has no entry that counts.
 */
export function findSimilarDays(
  entries: readonly RatedDay[],
  day: Day,
  options: CountingOptions = {},
): SimilarDays | null {
  const all = countedDays(entries, options);
  const number = dayNumber(day);
  const index = all.findIndex((rated) => rated.dayNumber === number);
  const target = all[index];
  if (!target) return null;
  const stems = noteStems(target.note);
  const near = all
    .slice(0, index)
    .filter((entry) => number - entry.dayNumber >= MIN_DAYS_APART && distanceOfAnswers(entry, target) <= MAX_DISTANCE)
    .map((entry) => ({ entry, ...distanceBetween(target, stems, entry) }))
    .filter(({ distance }) => distance <= MAX_DISTANCE)
    .sort((a, b) => a.distance - b.distance || b.entry.dayNumber - a.entry.dayNumber);

  const chosen: typeof near = [];
  for (const candidate of near) {
    if (chosen.length === MAX_RESULTS) break;
    if (chosen.every(({ entry }) => Math.abs(entry.dayNumber - candidate.entry.dayNumber) >= MIN_DAYS_APART))
      chosen.push(candidate);
  }
  const rises = risesAfter(
    chosen.map(({ entry }) => entry),
    all.slice(0, index),
  );
  const nearest = chosen.map(({ entry, distance, shared }) => {
    return {
      day: dayFromNumber(entry.dayNumber),
      distance,
      felt: entry.felt,
      shared,
      roseAfter: rises.get(entry) ?? null,
    };
  });
  const waits = nearest.flatMap(({ roseAfter }) => roseAfter ?? []);
  const medianDays = waits.length === 0 ? null : median(waits);
  return { day, nearest, could: rises.size, rose: waits.length, medianDays };
}

/** The distance of the answers, plus up to 1.5 for words that the notes do not share, and the shared words. */
function distanceBetween(
  target: RatedDay,
  stems: ReadonlyMap<string, string>,
  earlier: RatedDay,
): { distance: number; shared: string[] } {
  const other = noteStems(earlier.note);
  const shared = [...other].flatMap(([stem, word]) => (stems.has(stem) ? [word] : []));
  const overlap = shared.length === 0 ? 0 : shared.length / Math.sqrt(stems.size * other.size);
  return { distance: distanceOfAnswers(target, earlier) + WEIGHT_OF_WORDS * (1 - overlap), shared };
}

/** "he's", "they'd", "wasn't": they say as little as a stop word. */
const CONTRACTIONS = /\b(?:i|you|he|she|it|we|they|that|there|who|what)['’]\p{L}+|\b\p{L}+n['’]t\b/gu;

/**
 * The stems of a note (Porter 1980), each with the first word that has it. Leaves out stop words, contractions and words below
 * 3 letters.
 */
export function noteStems(note = ''): Map<string, string> {
  const stems = new Map<string, string>();
  for (const word of note
    .toLowerCase()
    .replace(CONTRACTIONS, ' ')
    .replace(/['’]/g, '')
    .match(/\p{L}{3,}/gu) ?? []) {
    if (STOP_WORDS.has(word)) continue;
    const stem = stemmer(word);
    if (!stems.has(stem)) stems.set(stem, word);
  }
  return stems;
}

/** 1 per step of felt, 0.5 per step of want or for one missing want, 0.5 for each move that differs. */
function distanceOfAnswers(a: RatedDay, b: RatedDay): number {
  const felt = Math.abs(a.felt - b.felt);
  const want =
    a.want === b.want ? 0 : a.want && b.want ? WEIGHT_OF_WANT * Math.abs(a.want - b.want) : WEIGHT_OF_MISSING_WANT;
  const mine = a.my_move === b.my_move ? 0 : WEIGHT_OF_MOVE;
  const theirs = a.their_move === b.their_move ? 0 : WEIGHT_OF_MOVE;
  return felt + want + mine + theirs;
}

/**
 * For each day below `NEAR` how many days passed until felt was higher, or null if it never was. Of days that one and the same
 * evening followed there is the last, so that no evening counts twice. `followers` in the order of their days.
 */
function risesAfter(days: readonly RatedDay[], followers: readonly RatedDay[]): Map<RatedDay, number | null> {
  const rises = new Map<RatedDay, number | null>();
  const counted = new Set<RatedDay>();
  for (const from of days.toSorted((a, b) => b.dayNumber - a.dayNumber)) {
    if (from.felt >= NEAR) continue;
    const higher = followers.find((rated) => rated.dayNumber > from.dayNumber && rated.felt > from.felt);
    if (higher && counted.has(higher)) continue;
    if (higher) counted.add(higher);
    rises.set(from, higher ? higher.dayNumber - from.dayNumber : null);
  }
  return rises;
}
