import type { SavedEntry } from '../../domain/entry.ts';
import { formatRest } from '../../domain/rest.ts';
import { UserError } from '../../errors.ts';
import type { ImportedEntry, ImportResult, LeftOut } from '../../formats/format.ts';
import { escapeControls, joinWithAnd, pluralize } from '../../render/text.ts';
import type { RestOutcome } from './merge-rests.ts';
import type { ImportOutcome } from './resolve-conflict.ts';

export type RestWithOutcome = ImportResult['rests'][number] & { outcome: RestOutcome };

type Unreadable = ImportResult['unreadable'][number];

const LABELS: Record<ImportOutcome, string> = {
  new: 'new',
  same: 'same',
  newer: 'different',
  older: 'different',
  theirs: 'different',
  joined: 'different',
};

const CONSEQUENCES: Record<ImportOutcome, string> = {
  new: '',
  same: '',
  newer: '; it is newer and would stand',
  older: '; the journal’s would stay',
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
  const felt = mine && outcome !== 'same' ? `felt ${theirs.felt} beside ${mine.felt}` : `felt ${theirs.felt}`;
  return `${labelColumn(LABELS[outcome])}${theirs.day}  ${place}, ${felt}${CONSEQUENCES[outcome]}`;
}

/** The line of a dry run for a rest. */
export function restLine({ rest, place, outcome }: RestWithOutcome): string {
  return `${labelColumn(outcome)}${formatRest(rest)}  ${place}, set aside`;
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
    ...count('theirs', 'put in the place of what was there'),
    ...count('joined', 'joined with what was there'),
    ...count('older', 'left unchanged'),
    ...(unreadable > 0 ? [`${unreadable} unreadable`] : []),
  ];
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

/** What was read and not brought in, and why, in a sentence; nothing if that is nothing. */
export function leftOutSentence(leftOut: readonly LeftOut[]): string[] {
  if (leftOut.length === 0) return [];
  const parts = leftOut.map(
    ({ kind: { one, many, why }, count }) => pluralize(count, one, many) + (why === undefined ? '' : ` (${why})`),
  );
  return [`Left out: ${joinWithAnd(parts)}.`];
}

/** How many unreadable items the error names. */
const MAX_NAMED = 5;

/** The error for an import that was refused because something cannot be read. */
export function unreadableError(unreadable: readonly Unreadable[]): UserError {
  const named = unreadable.slice(0, MAX_NAMED).map(({ place, why }) => `${capitalisePlace(place)}: ${why}`);
  const more = unreadable.length - named.length;
  return new UserError(
    escapeControls([...named, ...(more > 0 ? [`And ${more} more; --dry-run shows them all.`] : [])].join('\n')),
    'Nothing was brought in. Put it right in the file and try again, or leave it behind with --skip-unreadable.',
  );
}

/** "Line 2" from "line 2"; a place that begins with the name of a file is unchanged. */
function capitalisePlace(place: string): string {
  return /^(line|entry|revision|rest) \d+$/.test(place) ? place[0]!.toUpperCase() + place.slice(1) : place;
}
