import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/tokens.ts';
import { clausesOf, isQuotable } from '../../src/matching/clauses.ts';

const clauses = (note: string) => clausesOf(note, tokenize(note));

describe('clausesOf', () => {
  it('takes a short sentence whole and a long one clause by clause', () => {
    const note =
      'He rang twice, then fell asleep. We drove to the coast in the rain, ate chips on the wall by the harbour, and hardly spoke.';
    expect(clauses(note).map(({ text }) => text)).toEqual([
      'He rang twice, then fell asleep',
      'We drove to the coast in the rain',
      'ate chips on the wall by the harbour',
      'hardly spoke',
    ]);
  });
});

describe('isQuotable', () => {
  const quotable = (note: string) => clauses(note).every(isQuotable);

  it.each(['He rang his sister twice', 'left on read again since lunch'])('allows a whole phrase: %s', (note) =>
    expect(quotable(note)).toBe(true),
  );

  it('allows no piece of a longer sentence, and none that a full stop in a number has cut', () => {
    const long =
      'He sat with the pot on his knees for the whole of the film, ate the last of it cold with a spoon, and slept.';
    expect(clauses(long).some(isQuotable)).toBe(false);
    expect(clauses('He practised the Catalan until 9.40 p.m. sharp').some(isQuotable)).toBe(false);
  });

  it.each([
    'Long day',
    '😀👨‍👩‍👧‍👦💔 😀 😀 😀',
    'a note',
    'it was no x',
    "now it's a full stop",
    '68 for pharm and 74 for anatomy',
    'hi first post be nice',
    'of the two of us',
    'and then he said that',
    'It has been under the stairs since',
    'Mum died this morning',
    'his depression came home before him',
    'Put flowers out for the anniversary',
    'he hit me again tonight',
    'Depression came home before him',
    'I was so needy with him',
    'Two of those were with him',
    'Ate late on these two as well',
    'Nobody said anything about the car',
    'We are not speaking about the shed',
    "Asked him up the allotment, he said 'nah you are alright'",
  ])(
    'allows no scrap, no piece of a sentence or of speech, no death, illness, injury, label or broken silence: %s',
    (note) => expect(quotable(note)).toBe(false),
  );
});
