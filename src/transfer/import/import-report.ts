import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import { formatRest } from '../../domain/rest.ts';
import type { ImportedEntry, ImportResult, LeftOut, Unreadable } from '../../formats/format.ts';
import type { Journal } from '../../journal/journal.ts';
import { nameSome } from '../../language/name-some.ts';
import { escapeControls, joinWithAnd, pluralize } from '../../render/text.ts';
import { type RestOutcome, restOutcome } from './merge-rests.ts';
import type { ImportOutcome } from './resolve-conflict.ts';

export type RestWithOutcome = ImportResult['rests'][number] & { outcome: RestOutcome };

const LABELS: Record<ImportOutcome, string> = {
  new: 'new',
  same: 'same',
  newer: 'different',
  updated: 'different',
  older: 'different',
  kept: 'different',
  theirs: 'different',
  joined: 'different',
};

const CONSEQUENCES: Record<ImportOutcome, string> = {
  new: '',
  same: '',
  newer: '; it is newer and would stand',
  updated: '; it tells more, and would stand',
  older: "; the journal's would stay",
  kept: "; the journal's would stay",
  theirs: '; it would stand',
  joined: '; both notes would stand',
};

/** The line of a dry run for an entry. `mine` is the journal's entry of its day. */
export function entryLine(
  theirs: ImportedEntry,
  place: string,
  outcome: ImportOutcome,
  mine: SavedEntry | null,
): string {
  const felt =
    mine && outcome !== 'same' ? `${feltWords(theirs)} beside ${mine.felt ?? 'no number'}` : feltWords(theirs);
  return `${labelColumn(LABELS[outcome])}${theirs.day}  ${place}, ${felt}${CONSEQUENCES[outcome]}`;
}

const feltWords = ({ felt }: ImportedEntry) => (felt === undefined ? 'no number' : `felt ${felt}`);

/** The line of a dry run for a rest. */
export function restLine({ rest, place, outcome }: RestWithOutcome): string {
  return `${labelColumn(outcome)}${formatRest(rest)}  ${place}, set aside`;
}

/** What an import does with each rest that was read. */
export function restOutcomes(journal: Journal, { rests }: Pick<ImportResult, 'rests'>): RestWithOutcome[] {
  const mine = journal.rests();
  return rests.map(({ rest, place }) => ({ rest, place, outcome: restOutcome(rest, mine) }));
}

/** The line of a dry run for something that cannot be read. */
export function unreadableLine({ place, why }: Unreadable): string {
  return `${labelColumn('unreadable')}${place}: ${why}`;
}

function labelColumn(label: string): string {
  return label.padEnd(12);
}

/** How many entries and rests had each outcome, in a sentence or two. `unreadable` counts items. */
export function importSummary(
  outcomes: ReadonlyMap<ImportOutcome, number>,
  rests: readonly RestWithOutcome[],
  unreadable: number,
): string {
  const count = (outcome: ImportOutcome, words: string) =>
    outcomes.has(outcome) ? [`${outcomes.get(outcome)} ${words}`] : [];
  const counts = [
    `${outcomes.get('new') ?? 0} new`,
    ...count('same', 'the same'),
    ...count('newer', 'newer than what was there'),
    ...count('updated', 'updated from the same program'),
    ...count('theirs', 'put in the place of what was there'),
    ...count('joined', 'joined with what was there'),
    ...count('older', 'left unchanged'),
    ...count('kept', 'kept as you have them'),
    ...(unreadable > 0 ? [`${unreadable} unreadable`] : []),
  ];
  if (outcomes.size === 0 && rests.length === 0 && unreadable === 0) return 'There are no entries in it.';
  return `${counts.join(', ')}.${restSummary(rests)}`;
}

function restSummary(rests: readonly RestWithOutcome[]): string {
  if (rests.length === 0) return '';
  const count = (outcome: RestOutcome, words: string) => {
    const { length } = rests.filter((rest) => rest.outcome === outcome);
    return length > 0 ? [`${length} ${words}`] : [];
  };
  const counts = [...count('new', 'new'), ...count('same', 'the same'), ...count('joined', 'joined with those there')];
  return ` Days set aside: ${counts.join(', ')}.`;
}

/** Names the days that stay as they are in the journal although the file tells something new; nothing if there are none. */
export function keptDaysSentence(days: readonly Day[]): string[] {
  if (days.length === 0) return [];
  return [
    `Different in the file, and kept as you have them here: ${joinWithAnd(nameSome(days, MAX_KEPT_DAYS))}. --keep theirs takes the file's version of such days, --keep both-notes joins the two.`,
  ];
}

const MAX_KEPT_DAYS = 20;

/** What was read and not brought in, or would not be, and why, in a sentence; nothing if that is nothing. */
export function leftOutSentence(
  leftOut: readonly LeftOut[],
  beginning: 'Left out' | 'Would be left out' = 'Left out',
): string[] {
  if (leftOut.length === 0) return [];
  const parts = leftOut.map(
    ({ kind: { one, many, why }, count }) => pluralize(count, one, many) + (why === undefined ? '' : ` (${why})`),
  );
  return [`${beginning}: ${joinWithAnd(parts)}.`];
}

/** The files of a folder or zip that were not read, and what to do to have them; nothing if there are none. */
export function skippedFilesSentences({ skippedFiles, skippedNotes, skippedOthers }: SkippedFiles): string[] {
  const named = (names: readonly string[]) => joinWithAnd(nameSome(names, MAX_NAMED));
  return [
    ...(skippedFiles.length > 0 ? [`Left alone, as they are of no kind that I know: ${named(skippedFiles)}.`] : []),
    ...(skippedNotes.length > 0
      ? [
          `Left alone, as they are notes beside files of another kind: ${named(skippedNotes)}. Give them in a folder of their own to bring them in.`,
        ]
      : []),
    ...(skippedOthers.length > 0
      ? [
          `Left alone, as they are tables or diaries among many notes: ${named(skippedOthers)}. Give them by themselves to bring them in.`,
        ]
      : []),
  ];
}

interface SkippedFiles {
  skippedFiles: readonly string[];
  skippedNotes: readonly string[];
  skippedOthers: readonly string[];
}

/** How many places are named at most, for each reason. */
const MAX_NAMED = 5;
const MAX_REASONS = 20;

/** The places that `--skip-unreadable` left behind, those with the same reason together. */
export function skippedSentences(unreadable: readonly Unreadable[]): string[] {
  const byReason = Map.groupBy(unreadable, ({ why }) => why);
  const lines = [...byReason].map(([why, places]) => {
    const names = places.map(({ place }) => place);
    return `  ${joinWithAnd(nameSome(names, MAX_NAMED))}: ${why}`;
  });
  const more = lines.length - MAX_REASONS;
  return lines.length === 0
    ? []
    : [
        'Skipped, because it could not be read:',
        ...lines.slice(0, MAX_REASONS),
        ...(more > 0 ? [`  and ${pluralize(more, 'other reason')}; --dry-run shows every place.`] : []),
      ];
}

/** The places that cannot be read in themselves, and not only because nobody said how close a word is. */
export function placesThatCannotBeRead(unreadable: readonly Unreadable[]): Unreadable[] {
  return unreadable.filter(({ unknownMoods }) => unknownMoods === undefined);
}

/** The first of the places, each with its reason, and how many more there are. */
export function namedPlaces(unreadable: readonly Unreadable[]): string[] {
  const named = unreadable.slice(0, MAX_NAMED).map(({ place, why }) => `${capitalisePlace(place)}: ${why}`);
  const more = unreadable.length - named.length;
  return [...named, ...(more > 0 ? [`And ${more} more; --dry-run shows them all.`] : [])].map(escapeControls);
}

/** "Line 2" from "line 2"; a place that begins with the name of a file is unchanged. */
function capitalisePlace(place: string): string {
  return /^(line|column|record|entry|revision|rest|question) \d+(?:, column \d+)?$/.test(place)
    ? place[0]!.toUpperCase() + place.slice(1)
    : place;
}
