import type { Entry } from '../domain/entry.ts';

const NAMES = { felt: 'felt', want: 'wanted', their_move: 'their move', my_move: 'my move' } as const;

/**
 * What differs between two versions of an entry: "Changed what you wrote for Friday 20 November: felt 3 -> 5, note added."
 * The note is not quoted.
 * @param which the day in words, as in "for Friday 20 November"
 */
export function changeSentence(before: Entry, after: Entry, which: string): string {
  const single = (['felt', 'want', 'their_move', 'my_move'] as const).map((field) =>
    phraseOf(NAMES[field], before[field], after[field]),
  );
  const practices = practicesPhrase(before, after);
  const hadNote = before.note === undefined ? 'added' : 'changed';
  const note = before.note === after.note ? null : `note ${after.note === undefined ? 'removed' : hadNote}`;
  const changes = [...single, practices, note].filter((phrase) => phrase !== null);
  return changes.length === 0 ? `Nothing changed ${which}.` : `Changed what you wrote ${which}: ${changes.join(', ')}.`;
}

function practicesPhrase(before: Entry, after: Entry): string | null {
  const named = ({ practices }: Entry) => (practices?.length === 0 ? 'none' : practices?.join(' and '));
  if (before.practices === undefined && after.practices?.length === 0) return 'practices: none';
  return phraseOf('practices', named(before), named(after));
}

function phraseOf(name: string, before: string | number | undefined, after: string | number | undefined) {
  if (before === after) return null;
  if (after === undefined) return `${name} removed`;
  return before === undefined ? `${name} ${after} added` : `${name} ${before} -> ${after}`;
}
