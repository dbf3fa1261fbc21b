import { UserError } from '../errors.ts';
import { isDay } from './day.ts';
import { isNote } from './entry.ts';
import type { Rest } from './rest.ts';

/**
 * The rests of several journals as those of one: what shares a day becomes one stretch, rests that only lie next to each
 * other stay two. Neither order nor repetition changes what comes out, so that journals can be joined in any order.
 */
export function mergeOverlappingRests(rests: readonly Rest[]): Rest[] {
  const groups: Rest[][] = [];
  let end = '';
  for (const rest of rests.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    if (rest.from <= end) groups.at(-1)!.push(rest);
    else groups.push([rest]);
    if (rest.to > end) end = rest.to;
  }
  return groups.map(united);
}

export function isSameRest(one: Rest, other: Rest): boolean {
  return one.from === other.from && one.to === other.to && one.note === other.note;
}

/** @throws UserError naming the first field that is wrong, for a value from outside */
export function parseRest(value: unknown): Rest {
  const { from, to, note = null } = (value ?? {}) as Record<string, unknown>;
  if (!isDay(from) || !isDay(to)) throw new UserError('A rest needs "from" and "to", two real days as YYYY-MM-DD.');
  if (to < from) throw new UserError(`${from} lies after ${to}.`);
  if (note !== null && !isNote(note)) throw new UserError('The note of a rest is text without NUL characters.');
  return { from, to, ...(note?.trim() ? { note } : {}) };
}

function united(group: readonly Rest[]): Rest {
  const notes = new Set(group.flatMap(({ note }) => (note === undefined ? [] : [note])));
  const to = group.reduce((last, rest) => (rest.to > last ? rest.to : last), '');
  return { from: group[0]!.from, to, ...(notes.size > 0 && { note: noteOf([...notes]) }) };
}

/** The paragraphs of all the notes, each once and sorted: no other order would be the same whoever takes in whom. */
function noteOf(notes: readonly string[]): string {
  if (notes.length === 1) return notes[0]!;
  const paragraphs = notes.flatMap((note) => note.split(/\n{2,}/)).map((one) => one.replace(/^\n+|\n+$/g, ''));
  return [...new Set(paragraphs)]
    .filter((one) => one.trim() !== '')
    .sort()
    .join('\n\n');
}
