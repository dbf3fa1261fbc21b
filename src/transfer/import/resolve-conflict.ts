import { ENTRY_FIELDS, type Entry, parseEntry, type SavedEntry } from '../../domain/entry.ts';
import { isLate } from '../../domain/late.ts';
import type { ImportedEntry } from '../../formats/format.ts';

/** Which version stands where both have a day and they differ. */
export type KeepRule = 'newer' | 'mine' | 'theirs' | 'both-notes';

/** What becomes of an entry that arrives. */
export type ImportOutcome = 'new' | 'same' | 'newer' | 'older' | 'theirs' | 'joined';

/** One version of a day as a text: equal texts are equal versions. */
export function versionKey(entry: Entry): string {
  return JSON.stringify(entry, ENTRY_FIELDS as string[]);
}

export function importedAsLate(entry: ImportedEntry): boolean {
  return entry.late ?? isLate(entry);
}

/**
 * What becomes of an entry beside the one that is there, and what is to stand then. An entry that says when it was
 * last changed wins over an older one; one that does not say never replaces anything by itself.
 */
export function resolveConflict(
  theirs: ImportedEntry,
  mine: SavedEntry | null,
  keep: KeepRule,
): { fate: ImportOutcome; entry: ImportedEntry } {
  if (!mine) return { fate: 'new', entry: theirs };
  if (saysNothingElse(theirs, mine)) return { fate: 'same', entry: mine };
  const isNewer = (theirs.updated_at ?? '') > (mine.updated_at ?? '');
  if (keep === 'both-notes') {
    const entry = { ...(isNewer ? theirs : mine), ...noteOfBoth(mine.note, theirs.note) };
    return { fate: saysNothingElse(entry, mine) ? 'older' : 'joined', entry };
  }
  if (keep === 'theirs') return { fate: 'theirs', entry: theirs };
  return keep === 'newer' && isNewer ? { fate: 'newer', entry: theirs } : { fate: 'older', entry: mine };
}

function saysNothingElse(theirs: ImportedEntry, mine: SavedEntry): boolean {
  const known: Record<string, unknown> = { ...parseEntry(mine), late: mine.late };
  return Object.entries(theirs).every(([field, value]) => JSON.stringify(value) === JSON.stringify(known[field]));
}

/** Both notes below each other; one that holds the other stands for both, so that a second time changes nothing. */
function noteOfBoth(mine: string | undefined, theirs: string | undefined): { note?: string } {
  const [long, short] = (mine ?? '').length >= (theirs ?? '').length ? [mine, theirs] : [theirs, mine];
  if (long === undefined) return {};
  if (short === undefined || long.includes(short)) return { note: long };
  return { note: `${mine}\n\n${theirs}` };
}
