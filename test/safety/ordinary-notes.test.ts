import { expect, test } from 'vitest';
import { silenceFor } from '../../src/matching/silence/silence.ts';
import { checkNote } from '../../src/safety/check-note.ts';
import { holds, textOf } from './labelled-notes.ts';

/** Ordinary evenings of couples in many voices. Nothing is fitted to them. */
const lines = textOf('everyday.txt').split('\n');
/** Another line for each, a different one for each step. */
const lineAfter = (index: number, step: number) => lines[(index * step + step) % lines.length]!;

/** Each line in forms that make it longer, or shorter, and say nothing new. */
const FORMS: Readonly<Record<string, (line: string, index: number) => string>> = {
  'as it is': (line) => line,
  'twice in a row': (line) => `${line} ${line}`,
  'five times in a row': (line) => Array(5).fill(line).join(' '),
  'before another line': (line, index) => `${line} ${lineAfter(index, 5)}`,
  'between two others': (line, index) => [lineAfter(index, 7), line, lineAfter(index, 11)].join('\n'),
  'read out by the other': (line) => `She read me what I had written: "${line}"`,
  'told again': (line) => `As she told it over supper, ${line}`,
};
/** The share of lines that may get care: these are full of "if", "what" and "he said", which notes about danger are full of, too. */
const MAX_CARED = 0.06;
/** The same in the forms that add such words. */
const MAX_CARED_RETOLD = 0.11;

const notesIn = (form: (line: string, index: number) => string) => lines.map(form);
const cared = (notes: readonly string[]) => notes.filter((note) => checkNote(note).care);
const held = (notes: readonly string[]) => notes.filter((note) => holds(checkNote(note)));
/** The share of ordinary lines that may begin a hold: one of these. */
const MAX_HELD = 0.015;

test.each(Object.entries(FORMS))('an ordinary line %s hardly ever begins a hold or gives care', (name, form) => {
  const notes = notesIn(form);
  expect(held(notes).length / notes.length, held(notes).join('\n')).toBeLessThanOrEqual(MAX_HELD);
  const given = cared(notes);
  const most = name === 'told again' || name === 'read out by the other' ? MAX_CARED_RETOLD : MAX_CARED;
  expect(given.length / notes.length, given.join('\n')).toBeLessThanOrEqual(most);
});

test('an ordinary line that breaks off after any word hardly ever begins a hold or gives care', () => {
  const cut = lines.flatMap((line) => line.split(' ').map((_, at, words) => words.slice(0, at + 1).join(' ')));
  expect(held(cut).length / cut.length, held(cut).join('\n')).toBeLessThanOrEqual(MAX_HELD);
  const given = cared(cut);
  expect(given.length / cut.length, given.join('\n')).toBeLessThanOrEqual(MAX_CARED);
});

test('a line says the same about safety however often it is said', () => {
  const said = [...lines, 'He pulled me across the kitchen by my hair.', 'I know which stair creaks.'];
  for (const line of said) expect(checkNote(`${line} ${line} ${line}`), line).toEqual(checkNote(line));
});

test('silence is kept on hardly any ordinary line, once or five times in a row', () => {
  for (const form of ['as it is', 'five times in a row'])
    expect(notesIn(FORMS[form]!).filter((note) => silenceFor(note) !== null).length / lines.length).toBeLessThan(0.03);
});

test.each(['of what I had written', 'I had written.', 'What I had written.', 'If I had', 'What if I go'])(
  'a few words that say nothing give no care: %s',
  (note) => expect(checkNote(note)).toMatchObject({ strong: [], soft: [], care: false }),
);
