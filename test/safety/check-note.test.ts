import { describe, expect, it, test } from 'vitest';
import { tokenize } from '../../src/language/tokens.ts';
import { checkNote, countDifferent, findingFrom } from '../../src/safety/check-note.ts';
import { holds, labelledNotesIn, ordinaryNotesIn, score } from './labelled-notes.ts';

// Measured on the notes that rules and weights were made from; docs/reading-report.md has the numbers for notes kept aside.
test.each([
  { file: 'dev.jsonl', explicit: 0.9, falseAlarms: 0.02 },
  { file: 'seen.jsonl', explicit: 0.9, falseAlarms: 0.02 },
  { file: 'unseen.jsonl', explicit: 0.9, falseAlarms: 0.03 },
])('$file: nearly all explicit notes begin a hold, and hardly any harmless one', ({ file, ...limits }) => {
  const { recall, falseAlarms, rightRisk, report } = score(labelledNotesIn(file));
  expect(recall.explicit, report).toBeGreaterThanOrEqual(limits.explicit);
  expect(falseAlarms, report).toBeLessThanOrEqual(limits.falseAlarms);
  expect(rightRisk, report).toBeGreaterThanOrEqual(0.8);
});

test.each([
  ['ordinary.jsonl', 0.015],
  ['../fit/data/posts.jsonl', 0.02],
  ['../fit/data/train.jsonl', 0.015],
  ['../fit/data/diaries.jsonl', 0.01],
])('the ordinary notes of %s hardly ever begin a hold', (file, limit) => {
  const { falseAlarms, report } = score(ordinaryNotesIn(file));
  expect(falseAlarms, report).toBeLessThanOrEqual(limit);
});

describe('a note that tells of harm', () => {
  const isHeard = (note: string) => holds(checkNote(note)) || checkNote(note).care;

  it.each([
    'he calls me worthless every day',
    'I am scared of how angry he gets when dinner is late',
    'she has stopped me seeing my friends and my sister',
    'he says he will kill himself if I leave',
    'he keeps my passport and my bank card',
    'he forced me to have sex again',
    'there was a tracker under my car',
    'I cannot see the point of living any more',
    'I cut my arms again last night',
    "he's got a knife",
    'we argued. she got a gun out',
    'he said he would\nkill me',
    'I want to kill\r\nmyself',
    'he grabbed me\nby the throat',
  ])('gives at least care: %s', (note) => expect(isHeard(note)).toBe(true));

  it('holds nothing over a few texts that one should have stopped', () =>
    expect(checkNote('sent three texts in a row, knew i should stop').strong).toEqual([]));

  it.each([
    'he said I never leave him alone',
    'we watched a film about a stalker and hid behind the cushion',
    'I could murder a curry',
    'he got a knife out of the drawer and chopped the onions',
    'my sister says her neighbour was hit by her husband years ago',
    'he has never once raised a hand to me',
    'quiet evening, soup and the radio',
  ])('gives nothing: %s', (note) => expect(isHeard(note)).toBe(false));
});

test('something thrown gives care, and with the door blocked begins a hold', () => {
  expect(checkNote('He threw a plate.').care).toBe(true);
  expect(holds(checkNote('He threw a plate and blocked the door, I was afraid.'))).toBe(true);
});

test('the more different words a note has, the plainer they have to be to begin a hold without a rule', () => {
  const strongIn = (words: number, score: number) => findingFrom([], { score, risk: 'coercion' }, words).strong;
  expect([strongIn(8, 0.59), strongIn(8, 0.57), strongIn(0, 0.57)]).toEqual([['coercion'], [], []]);
  expect([strongIn(28, 0.72), strongIn(28, 0.7), strongIn(500, 0.72)]).toEqual([['coercion'], [], ['coercion']]);
  expect([strongIn(19, 0.63), strongIn(20, 0.66)]).toEqual([[], ['coercion']]);
  expect([countDifferent(tokenize('he shouts, he shouted')), countDifferent([])]).toEqual([2, 0]);
});
