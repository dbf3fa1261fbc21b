import type { Entry } from '../../domain/entry.ts';
import { formatAnswer } from '../../domain/questions/own-answers.ts';

const NAMES = { felt: 'felt', want: 'wanted', their_move: 'their move', my_move: 'my move' } as const;

/**
 * What differs between two versions of an entry: "Changed what you wrote for Friday 20 November: felt 3 -> 5, note added."
 * The note and answers in words are not quoted.
 * @param which the day in words, as in "for Friday 20 November"
 * @param names of the own questions that either version answers, in the order in which they are said
 */
export function changeSentence(before: Entry, after: Entry, which: string, names: readonly string[]): string {
  const single = (['felt', 'want', 'their_move', 'my_move'] as const).map((field) =>
    phraseOf(NAMES[field], before[field], after[field]),
  );
  const practices = practicesPhrase(before, after);
  const hadNote = before.note === undefined ? 'added' : 'changed';
  const note = before.note === after.note ? null : `note ${after.note === undefined ? 'removed' : hadNote}`;
  const changes = [...single, practices, ...ownPhrases(before, after, names), note].filter((phrase) => phrase !== null);
  return changes.length === 0 ? `Nothing changed ${which}.` : `Changed what you wrote ${which}: ${changes.join(', ')}.`;
}

function ownPhrases(
  { own_answers: was = {} }: Entry,
  { own_answers: is = {} }: Entry,
  names: readonly string[],
): (string | null)[] {
  return names.map((name) => {
    const [before, after] = [was[name], is[name]].map((answer) => answer && formatAnswer(answer));
    if ((was[name] ?? is[name])!.kind !== 'text' || before === after) return phraseOf(name, before, after);
    return `${name} ${before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'}`;
  });
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
