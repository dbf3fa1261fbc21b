import { UserError } from '../errors.ts';
import { isDay } from './day.ts';
import { isNote } from './entry.ts';
import type { Rest } from './rest.ts';

/**
 * Joins the rests of several journals: rests that share a day become one, rests that only adjoin stay two.
 * Commutative, associative and idempotent, so journals can be merged in any order and more than once.
 */
export function mergeOverlappingRests(rests: readonly Rest[]): Rest[] {
  const groups: Rest[][] = [];
  let lastDay = '';
  for (const rest of rests.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    if (rest.from <= lastDay) groups.at(-1)!.push(rest);
    else groups.push([rest]);
    if (rest.to > lastDay) lastDay = rest.to;
  }
  return groups.map(joinGroup);
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

function joinGroup(group: readonly Rest[]): Rest {
  const notes = new Set(group.flatMap(({ note }) => (note === undefined ? [] : [note])));
  const to = group.reduce((last, rest) => (rest.to > last ? rest.to : last), '');
  return { from: group[0]!.from, to, ...(notes.size > 0 && { note: joinNotes([...notes]) }) };
}

/** The paragraphs of all the notes, each once; sorted, so that the order of merging makes no difference. */
function joinNotes(notes: readonly string[]): string {
  if (notes.length === 1) return notes[0]!;
  const paragraphs = notes.flatMap((note) => note.split(/\n{2,}/)).map((one) => one.replace(/^\n+|\n+$/g, ''));
  return [...new Set(paragraphs)]
    .filter((one) => one.trim() !== '')
    .sort()
    .join('\n\n');
}
