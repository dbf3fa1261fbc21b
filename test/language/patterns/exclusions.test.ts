import { expect, test, vi } from 'vitest';
import { isOneTypoApart } from '../../../src/language/is-one-typo-apart.ts';
import { numberNote } from '../../../src/language/patterns/numbered-note.ts';
import { SpellingCorrector } from '../../../src/language/patterns/spelling-corrector.ts';
import { WordNumbers } from '../../../src/language/patterns/word-numbers.ts';
import { tokenize } from '../../../src/language/tokens.ts';
import { checkNote } from '../../../src/safety/check-note.ts';
import { holds, ruleGroupsOf } from '../../safety/labelled-notes.ts';
import { cpuTime } from '../../support/cpu-time.ts';

const beginsHold = (note: string) => holds(checkNote(note));

test.each([
  ['he has never hit me', false],
  ['he doesnt hit me', false],
  ['he never hit me in the face', true],
  ['she hasnt hit me since easter', true],
  ['he never hits me when hes sober', true],
  ['never mind why he hit me', true],
])('a denial takes a sign back, a limited one does not: %s', (note, expected) => {
  expect(beginsHold(note)).toBe(expected);
});

test.each([
  ['the film where he strangles her was too much', false],
  ['a patient was beaten by her husband, sad shift', false],
  ['we watched a film and then he hit me', true],
])('a sign in a film or about other people does not count: %s', (note, expected) => {
  expect(beginsHold(note)).toBe(expected);
});

test('curly, straight and missing apostrophes make no difference', () => {
  for (const note of ["he won't let me out", 'he won’t let me out', 'he wonʼt let me out', 'he wont let me out']) {
    expect(beginsHold(note), note).toBe(true);
  }
});

test('capitals, wide letters, repeated letters and typing errors make no difference', () => {
  for (const note of ['HE PUNCHED ME', 'he ｐｕｎｃｈｅｄ me', 'he punchedddd me', 'he strangeld me', 'im suicdal']) {
    expect(beginsHold(note), note).toBe(true);
  }
});

test('a typo is one letter missing, added, changed or swapped', () => {
  expect(
    ['suicidl', 'suiicidal', 'suicudal', 'sucidal', 'siucidal'].map((word) => isOneTypoApart(word, 'suicidal')),
  ).toEqual([true, true, true, true, true]);
  expect(isOneTypoApart('social', 'suicidal')).toBe(false);
});

test.each(['i could kill myself for forgetting her birthday', 'she dragged me to a museum'])(
  'an idiom is not a sign: %s',
  (note) => {
    expect(beginsHold(note)).toBe(false);
  },
);

test.each(['he was strange with me tonight', 'she was so strange to me', 'he braised the beef and touched my arm'])(
  'an everyday word is not corrected: %s',
  (note) => {
    expect(ruleGroupsOf(note)).toEqual([]);
  },
);

test.each(['he threatens to cut my face', 'bruised ribs and he said sorry', 'he strangld me'])(
  'a word of the rules is not corrected, and a typo is: %s',
  (note) => {
    expect(ruleGroupsOf(note)).not.toEqual([]);
  },
);

test('full stops end sentences, commas end clauses, and a pictograph is no word', () => {
  const numbers = new WordNumbers(new SpellingCorrector([]));
  const { words, breaks } = numberNote(tokenize('no, yes. w/o him 😢 or her'), numbers);
  expect(words.map((number) => numbers.words[number])).toEqual('no yes without him or her'.split(' '));
  expect(breaks).toEqual([2, 1, 2, 0, 0, 0]);
});

test('one soft sign is not enough for a hold, two are', () => {
  expect(beginsHold('walking on eggshells again')).toBe(false);
  expect(beginsHold('walking on eggshells again, he always puts me down')).toBe(true);
});

test('a finding says whether it is the writer who hurts', () => {
  expect(checkNote('i slapped him across the face').byWriter).toBe(true);
  expect(checkNote('he slapped me across the face').byWriter).toBe(false);
});

test('a clock that jumps changes nothing, since the check reads none', () => {
  let hours = 0;
  const jump = () => 3_600_000 * ++hours;
  const clocks = [
    vi.spyOn(performance, 'now').mockImplementation(jump),
    vi.spyOn(Date, 'now').mockImplementation(jump),
    vi.spyOn(process, 'hrtime').mockImplementation(() => [jump(), 0]),
  ];
  try {
    expect(checkNote('nice tea')).toEqual({ strong: [], soft: [], care: false, byWriter: false });
    expect(hours).toBe(0);
  } finally {
    for (const clock of clocks) clock.mockRestore();
  }
});

test('the check takes time in proportion to the length of the note', () => {
  const note = (words: number) => 'he said we could go out when it is warm and i left the door '.repeat(words / 13);
  const time = (text: string) => {
    const start = cpuTime();
    checkNote(text);
    return cpuTime() - start;
  };
  const best = (text: string) => Math.min(...Array.from({ length: 5 }, () => time(text)));
  best(note(2_600));
  expect(best(note(26_000))).toBeLessThan(40 * best(note(2_600)) + 5);
});
