import { stemmer } from 'stemmer';
import { type Day, dayFromNumber, dayNumber } from '../domain/day.ts';
import { type CountingOptions, countedDays, type RatedDay } from './rated-day.ts';
import { median } from './statistics/statistics.ts';

/** An earlier day that felt like the one asked for. */
export interface SimilarDay {
  day: Day;
  /** How far apart the two days are, from 0; the parts are in `distanceTo`. */
  distance: number;
  /** Words both notes hold, as the earlier note spells them. */
  shared: string[];
  /** Days until felt was higher than on that day; null if it has not been, or was 7. */
  roseAfter: number | null;
}

export interface SimilarDays {
  day: Day;
  nearest: SimilarDay[];
  /** Of the nearest that could rise, how many did, and the middle number of days it took; null if none did. */
  could: number;
  rose: number;
  medianDays: number | null;
}

const DAYS_APART = 7;
const HOW_MANY = 5;
/** A day further off than this is not like it. One step of felt is 1. */
const FARTHEST = 3.5;
const WANT_STEP = 0.5;
const WANT_UNKNOWN = 0.5;
const MOVE_DIFFERS = 0.5;
const WORDS_DIFFER = 1.5;

const COMMON = new Set(
  `about after again all also and are back been but came can did didnt does dont down even for from get got had has have her
  him his how ill into its ive just like made make more much not now off one only our out over quite really said same she some
  that thats the their them then there they thing this time today too two under until was wasnt went were what when which while
  who will with would yes yet you your`.split(/\s+/),
);

/**
 * The nearest earlier states of one day, each at least a week from that day and from each other, nearest first, newer first on
 * ties; and how many days until felt rose after them. Null if the day has no entry that counts.
 */
export function findSimilarDays(
  entries: readonly RatedDay[],
  day: Day,
  options: CountingOptions = {},
): SimilarDays | null {
  const all = countedDays(entries, options);
  const number = dayNumber(day);
  const place = all.findIndex(({ at }) => at === number);
  const target = all[place];
  if (!target) return null;
  const stems = noteStems(target.note);
  const near = all
    .slice(0, place)
    .filter((entry) => target.at - entry.at >= DAYS_APART && statesApart(entry, target) <= FARTHEST)
    .map((entry, at) => ({ entry, at, ...distanceTo(target, stems, entry) }))
    .filter(({ distance }) => distance <= FARTHEST)
    .sort((a, b) => a.distance - b.distance || b.at - a.at);

  const chosen: typeof near = [];
  for (const candidate of near) {
    if (chosen.length === HOW_MANY) break;
    if (chosen.every(({ entry }) => Math.abs(entry.at - candidate.entry.at) >= DAYS_APART)) chosen.push(candidate);
  }
  const nearest = chosen.map(({ entry, distance, shared }) => {
    return { day: dayFromNumber(entry.at), distance, shared, roseAfter: daysUntilRise(all, entry) };
  });
  const could = chosen.filter(({ entry }) => entry.felt < 7).length;
  const rises = nearest.flatMap(({ roseAfter }) => roseAfter ?? []);
  return { day, nearest, could, rose: rises.length, medianDays: rises.length === 0 ? null : median(rises) };
}

/** Steps of felt, half steps of want, half a point for each move that differs, and up to 1.5 for words not in common. */
function distanceTo(
  target: RatedDay,
  stems: ReadonlyMap<string, string>,
  earlier: RatedDay,
): { distance: number; shared: string[] } {
  const other = noteStems(earlier.note);
  const shared = [...other].flatMap(([stem, word]) => (stems.has(stem) ? [word] : []));
  const overlap = shared.length === 0 ? 0 : shared.length / Math.sqrt(stems.size * other.size);
  return { distance: statesApart(target, earlier) + WORDS_DIFFER * (1 - overlap), shared };
}

/** The stems of a note (Porter 1980), each with the first word that had it; short and common words left out. */
export function noteStems(note = ''): Map<string, string> {
  const stems = new Map<string, string>();
  for (const word of note
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/\p{L}{3,}/gu) ?? []) {
    if (COMMON.has(word)) continue;
    const stem = stemmer(word);
    if (!stems.has(stem)) stems.set(stem, word);
  }
  return stems;
}

function statesApart(a: RatedDay, b: RatedDay): number {
  const felt = Math.abs(a.felt - b.felt);
  const want = a.want === b.want ? 0 : a.want && b.want ? WANT_STEP * Math.abs(a.want - b.want) : WANT_UNKNOWN;
  const mine = a.my_move === b.my_move ? 0 : MOVE_DIFFERS;
  const theirs = a.their_move === b.their_move ? 0 : MOVE_DIFFERS;
  return felt + want + mine + theirs;
}

function daysUntilRise(all: readonly RatedDay[], from: RatedDay): number | null {
  const higher = all.find(({ at, felt }) => at > from.at && felt > from.felt);
  return higher ? higher.at - from.at : null;
}
