import type { Entry } from '../domain/entry.ts';

const NAMES = { felt: 'felt', want: 'wanted', their_move: 'their move', my_move: 'my move' } as const;

/** What differs between two versions of an entry: "felt 3 -> 5, note added"; '' if nothing does. The note is not quoted. */
export function changePhrase(before: Entry, after: Entry): string {
  const single = (['felt', 'want', 'their_move', 'my_move'] as const).map((field) =>
    phraseOf(NAMES[field], before[field], after[field]),
  );
  const practices = phraseOf('practices', before.practices?.join(' and '), after.practices?.join(' and '));
  const hadNote = before.note === undefined ? 'added' : 'changed';
  const note = before.note === after.note ? null : `note ${after.note === undefined ? 'removed' : hadNote}`;
  return [...single, practices, note].filter((phrase) => phrase !== null).join(', ');
}

function phraseOf(name: string, before: string | number | undefined, after: string | number | undefined) {
  if (before === after) return null;
  if (after === undefined) return `${name} removed`;
  return before === undefined ? `${name} ${after} added` : `${name} ${before} -> ${after}`;
}
