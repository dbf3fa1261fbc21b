import type { SavedEntry } from '../domain/entry.ts';
import type { ImportedEntry } from './format.ts';
import { readImportedEntry } from './import-collector.ts';

/**
 * What words lose of an entry, on one line: `day=2026-03-02 felt=3 their_move=away late=false`.
 * None of these values can hold a space; the note stands elsewhere.
 */
export function metadataLine(entry: SavedEntry): string {
  return `day=${entry.day}${closenessMetadata(entry)}${movesMetadata(entry)}${remainingMetadata(entry)}`;
}

/** The part of the line that tells the two numbers; each part brings the space before it. */
export function closenessMetadata({ felt, want }: SavedEntry): string {
  return want === undefined ? ` felt=${felt}` : ` felt=${felt} want=${want}`;
}

/** The part that tells the moves and practices. */
export function movesMetadata({ their_move, my_move, practices }: SavedEntry): string {
  let info = '';
  if (their_move !== undefined) info += ` their_move=${their_move}`;
  if (my_move !== undefined) info += ` my_move=${my_move}`;
  if (practices !== undefined) info += ` practices=${practices.join(',') || 'none'}`;
  return info;
}

/** The part after the answers. */
export function remainingMetadata({ passage, logged_at, zone, updated_at, late }: SavedEntry): string {
  let info = '';
  if (passage !== undefined) info += ` passage=${passage}`;
  if (logged_at !== undefined) info += ` logged_at=${logged_at}`;
  if (zone !== undefined) info += ` zone=${zone}`;
  if (updated_at !== undefined) info += ` updated_at=${updated_at}`;
  return info + (late ? ' late=true' : ' late=false');
}

/** The values of such a line by name. */
export function parseMetadata(line: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const word of line.trim().split(/\s+/)) {
    const at = word.indexOf('=');
    if (at > 0) values.set(word.slice(0, at), word.slice(at + 1));
  }
  return values;
}

/** The entry of such a line and of a note. @throws UserError naming the first field that is wrong */
export function entryFromMetadata(info: ReadonlyMap<string, string>, note: string | undefined): ImportedEntry {
  const { felt, want, practices, late, ...rest } = Object.fromEntries(info);
  return readImportedEntry({
    ...rest,
    note,
    felt: felt === undefined ? undefined : parseNumber(felt),
    want: want === undefined ? undefined : parseNumber(want),
    practices: practices === undefined ? undefined : parseList(practices),
    late: late === 'true' ? true : late === 'false' ? false : late,
  });
}

/** A text that is not a number stays a text, for the message that says so. */
export function parseNumber(text: string): number | string {
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

export function parseList(text: string): string[] {
  return text === 'none' ? [] : text.split(',');
}
