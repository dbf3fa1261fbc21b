import type { SavedEntry } from '../domain/entry.ts';
import type { OwnAnswers } from '../domain/questions/own-answers.ts';
import { UserError } from '../errors.ts';
import type { ImportedEntry } from './format.ts';
import { readImportedEntry } from './import-collector.ts';

/**
 * All fields of an entry but the note, on one line: `day=2026-03-02 felt=3 their_move=away late=false`. Formats that
 * are text for readers keep it beside the words, so that an import is exact. None of the values holds a space.
 */
export function metadataLine(entry: SavedEntry): string {
  return `day=${entry.day}${closenessMetadata(entry)}${movesMetadata(entry)}${remainingMetadata(entry)}`;
}

/** The part of the line with the two numbers. Like the other parts it begins with a space. */
export function closenessMetadata({ felt, want }: SavedEntry): string {
  return `${felt === undefined ? '' : ` felt=${felt}`}${want === undefined ? '' : ` want=${want}`}`;
}

/** The part of the line with the moves and practices. */
export function movesMetadata({ their_move, my_move, practices }: SavedEntry): string {
  let part = '';
  if (their_move !== undefined) part += ` their_move=${their_move}`;
  if (my_move !== undefined) part += ` my_move=${my_move}`;
  if (practices !== undefined) part += ` practices=${practices.join(',') || 'none'}`;
  return part;
}

/** The part of the line after the answers: passage, times and lateness, and the answers to own questions. */
export function remainingMetadata({ passage, logged_at, zone, updated_at, late, own_answers }: SavedEntry): string {
  let part = '';
  if (passage !== undefined) part += ` passage=${passage}`;
  if (logged_at !== undefined) part += ` logged_at=${logged_at}`;
  if (zone !== undefined) part += ` zone=${zone}`;
  if (updated_at !== undefined) part += ` updated_at=${updated_at}`;
  part += late ? ' late=true' : ' late=false';
  if (own_answers !== undefined) part += ` own_answers=${jsonWord(own_answers)}`;
  return part;
}

/** A value as JSON without blanks, percent signs and marks that change the direction of writing: a value of a metadata line. */
export function jsonWord(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\s%\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The value that `jsonWord` was given. @throws UserError if the word is another */
export function parseJsonWord(word: string, field: string): unknown {
  try {
    return JSON.parse(word);
  } catch {
    throw new UserError(`"${field}" is not as nearfar wrote it: ${word.slice(0, 40)}`);
  }
}

/** The values of a metadata line by name. Words without `=` are ignored. */
export function parseMetadata(line: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const word of line.trim().split(/\s+/)) {
    const at = word.indexOf('=');
    if (at > 0) values.set(word.slice(0, at), word.slice(at + 1));
  }
  return values;
}

/** Builds an entry from a parsed metadata line and a note. @throws UserError naming the first field that is wrong */
export function entryFromMetadata(metadata: ReadonlyMap<string, string>, note: string | undefined): ImportedEntry {
  const { felt, want, practices, late, own_answers, ...rest } = Object.fromEntries(metadata);
  return readImportedEntry({
    ...rest,
    own_answers: own_answers === undefined ? undefined : (parseJsonWord(own_answers, 'own_answers') as OwnAnswers),
    note,
    felt: felt === undefined ? undefined : parseNumber(felt),
    want: want === undefined ? undefined : parseNumber(want),
    practices: practices === undefined ? undefined : parseList(practices),
    late: late === 'true' ? true : late === 'false' ? false : late,
  });
}

/** The number that a text spells; other text is returned as it is, so that the error about the field can quote it. */
export function parseNumber(text: string): number | string {
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

/** A comma-separated list; `none` is the empty list. */
export function parseList(text: string): string[] {
  return text === 'none' ? [] : text.split(',');
}
