import { answersOf, type Entry, type SavedEntry } from '../../../domain/entry.ts';
import type { ImportedEntry } from '../../../formats/format.ts';
import { comparableNote, momentsIn, programOf } from './told-moments.ts';

/** A version of a day that an import brought in, and the instant of that import (ISO 8601, UTC). */
export interface ToldVersion {
  entry: Entry;
  at: string;
  /** Whether it went into the history alone, as the journal's entry stayed. */
  isAside?: boolean;
}

/**
 * How an entry from another program relates to what the same program told of the day before. `first`: it told nothing;
 * `same`: nothing differs but the spelling; `updates`: the journal's entry is as it was imported, and this one is later
 * or fuller; `old`: the program told this before, or now tells less; `both changed`: the writer changed the entry since,
 * and the program tells something new.
 */
export type Telling = 'first' | 'same' | 'updates' | 'old' | 'both changed';

/**
 * @param told all versions of the day that imports brought in
 * @param isDayGiven whether only the writer said that the entry is of this day: then it updates the journal's only where it
 *   begins with all of it, as two texts of a day are not two exports of a program
 */
export function compareWithToldBefore(
  theirs: ImportedEntry,
  mine: SavedEntry,
  { told, isDayGiven = false }: { told: readonly ToldVersion[]; isDayGiven?: boolean | undefined },
): Telling {
  const program = programOf(theirs.note);
  const before = told.filter(({ entry }) => programOf(entry.note) === program);
  if (before.length === 0) return 'first';
  const keyOf = ({ note, ...others }: Entry) => JSON.stringify([answersOf(others), comparableNote(note, program)]);
  const key = keyOf(theirs);
  if (key === keyOf(mine)) return 'same';
  const isKnown = before.some(({ entry }) => keyOf(entry) === key);
  const isUntouched = before.some(
    (version) => keyOf(version.entry) === keyOf(mine) && isStampedByImport(version, theirs),
  );
  const note = comparableNote(theirs.note, program);
  const current = comparableNote(mine.note, program);
  const tellsLess = isPartOf(new Set(momentsIn(note, program)), new Set(momentsIn(current, program)));
  if (isDayGiven && !(isUntouched && note.startsWith(current))) return tellsLess ? 'old' : 'first';
  if (!isUntouched) return isKnown ? 'old' : 'both changed';
  // With the same note the moods were mapped to another number this time, which the writer wants.
  if (note === current) return 'updates';
  return isKnown || tellsLess ? 'old' : 'updates';
}

/** Whether a version has the stamp of its import, or the program's own. Any other is that of a change in a journal. */
function isStampedByImport({ entry: { updated_at }, at }: ToldVersion, theirs: ImportedEntry): boolean {
  return updated_at === undefined || updated_at === at || updated_at <= (theirs.updated_at ?? '');
}

function isPartOf(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((moment) => whole.has(moment));
}
