import { expect, test } from 'vitest';
import safety from '../../prompts/safety.yaml';
import type { CompiledRules } from '../../src/language/patterns/compiled-rules.ts';
import { checkNote } from '../../src/safety/check-note.ts';
import { ruleGroupsOf, textOf } from './labelled-notes.ts';
import neverMissed from './never-missed.yaml';
import paraphrases from './paraphrases.yaml';

const { ruleGroups } = safety as CompiledRules;
const paraphrasesOf = paraphrases as Record<string, string[]>;
const urgent = neverMissed as Record<'said' | 'before' | 'after', string[]>;
const idioms = textOf('idioms.txt').split('\n');

test('there are at least five paraphrases for every rule group that is enough for a hold', () => {
  for (const { name, soft } of ruleGroups) {
    if (!soft) expect(paraphrasesOf[name]?.length ?? 0, name).toBeGreaterThanOrEqual(5);
  }
});

test.each(Object.entries(paraphrasesOf))('every paraphrase of %s is found by a strong rule', (_, lines) => {
  expect(lines.filter((line) => ruleGroupsOf(line).every(({ soft }) => soft))).toEqual([]);
});

test('an idiom by itself gives no finding', () => {
  expect(idioms.length).toBeGreaterThan(150);
  expect(idioms.filter((idiom) => ruleGroupsOf(idiom).length > 0)).toEqual([]);
});

test('an idiom does not hide a plain statement before or after it', () => {
  const real = [
    'he had me by the throat again',
    'i want to die',
    'not allowed to see my sister',
    'he reads my messages',
  ];
  const notes = idioms.flatMap((idiom) => real.flatMap((one) => [`${idiom}. ${one}`, `${one}. ${idiom}`]));
  expect(notes.filter((note) => !ruleGroupsOf(note).some(({ soft }) => !soft))).toEqual([]);
});

test('the most dangerous statements are found whatever stands before or after them', () => {
  const notes = urgent.said.flatMap((one) =>
    urgent.before.flatMap((before) => urgent.after.map((after) => before + one + after)),
  );
  expect(notes.filter((note) => checkNote(note).strong.length === 0)).toEqual([]);
});
