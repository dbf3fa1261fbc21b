import type { SavedEntry } from '../../domain/entry.ts';
import { formatRest } from '../../domain/rest.ts';
import { UserError } from '../../errors.ts';
import type { ImportedEntry, ImportResult } from '../../formats/format.ts';
import { escapeControls } from '../../render/text.ts';
import type { RestOutcome } from './merge-rests.ts';
import type { ImportOutcome } from './resolve-conflict.ts';

export type RestWithOutcome = ImportResult['rests'][number] & { fate: RestOutcome };

type Unreadable = ImportResult['unreadable'][number];

const KINDS: Record<ImportOutcome, string> = {
  new: 'new',
  same: 'same',
  newer: 'different',
  older: 'different',
  theirs: 'different',
  joined: 'different',
};

const STANDS: Record<ImportOutcome, string> = {
  new: '',
  same: '',
  newer: '; it is newer and would stand',
  older: '; the journal’s would stay',
  theirs: '; it would stand',
  joined: '; both notes would stand',
};

/** What would come of an entry beside the one that is there. */
export function entryLine(theirs: ImportedEntry, place: string, fate: ImportOutcome, mine: SavedEntry | null): string {
  const numbers = mine && fate !== 'same' ? `, felt ${theirs.felt} beside ${mine.felt}` : `, felt ${theirs.felt}`;
  return `${column(KINDS[fate])}${theirs.day}  ${place}${numbers}${STANDS[fate]}`;
}

export function restLine({ rest, place, fate }: RestWithOutcome): string {
  return `${column(fate)}${formatRest(rest)}  ${place}, set aside`;
}

export function unreadableLine({ place, why }: Unreadable): string {
  return `${column('unreadable')}${place}: ${why}`;
}

const column = (word: string) => word.padEnd(12);

/** What became of everything, in a sentence or two. */
export function importSummary(
  fates: ReadonlyMap<ImportOutcome, number>,
  rests: readonly RestWithOutcome[],
  unreadable: number,
): string {
  const count = (fate: ImportOutcome, words: string) => (fates.has(fate) ? [`${fates.get(fate)} ${words}`] : []);
  const counts = [
    `${fates.get('new') ?? 0} new`,
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
  const counts = Map.groupBy(rests, ({ fate }) => fate);
  const said = ([fate, words]: [RestOutcome, string]) =>
    counts.has(fate) ? [`${counts.get(fate)!.length} ${words}`] : [];
  const kinds: [RestOutcome, string][] = [
    ['new', 'new'],
    ['same', 'the same'],
    ['joined', 'joined with those there'],
  ];
  return ` Days set aside: ${kinds.flatMap(said).join(', ')}.`;
}

/** So many are named; the rest can be seen with --dry-run. */
const NAMED = 5;

/** The reason why nothing was brought in. */
export function unreadableError(unreadable: readonly Unreadable[]): UserError {
  const named = unreadable.slice(0, NAMED).map(({ place, why }) => `${begun(place)}: ${why}`);
  const more = unreadable.length - named.length;
  return new UserError(
    escapeControls([...named, ...(more > 0 ? [`And ${more} more; --dry-run shows them all.`] : [])].join('\n')),
    'Nothing was brought in. Put it right in the file and try again, or leave it behind with --skip-unreadable.',
  );
}

/** "Line 2", but "notes.csv, line 2". */
function begun(place: string): string {
  return /^(line|entry|revision|rest) \d+$/.test(place) ? place[0]!.toUpperCase() + place.slice(1) : place;
}
