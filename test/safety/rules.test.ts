import { expect, test } from 'vitest';
import safety from '../../prompts/safety.yaml';
import { checkNote, ruleGroupsIn } from '../../src/safety/check-note.ts';
import type { CompiledRules } from '../../src/safety/rules/rulebook.ts';
import { textOf } from './lines.ts';
import neverMissed from './never-missed.yaml';
import paraphrases from './paraphrases.yaml';

const { families } = safety as CompiledRules;
const said = paraphrases as Record<string, string[]>;
const urgent = neverMissed as Record<'said' | 'before' | 'after', string[]>;
const idioms = textOf('idioms.txt').split('\n');

test('there are at least five paraphrases for every family that holds by itself', () => {
  for (const { name, soft } of families) {
    if (!soft) expect(said[name]?.length ?? 0, name).toBeGreaterThanOrEqual(5);
  }
});

test.each(Object.entries(said))('%s is noticed in every paraphrase', (name, lines) => {
  const missed = lines.filter(
    (line) => !checkNote(line).strong.includes(families.find((family) => family.name === name)!.risk),
  );
  expect(missed).toEqual([]);
});

test('an idiom by itself is silent', () => {
  expect(idioms.length).toBeGreaterThan(150);
  expect(idioms.filter((idiom) => ruleGroupsIn(idiom).length > 0)).toEqual([]);
});

test('an idiom does not hide a real sentence before or after it', () => {
  const real = [
    'he had me by the throat again',
    'i want to die',
    'not allowed to see my sister',
    'he reads my messages',
  ];
  const notes = idioms.flatMap((idiom) => real.flatMap((one) => [`${idiom}. ${one}`, `${one}. ${idiom}`]));
  expect(notes.filter((note) => checkNote(note).strong.length === 0)).toEqual([]);
});

test('what is most dangerous is noticed whoever does it and whatever stands beside it', () => {
  const notes = urgent.said.flatMap((one) =>
    urgent.before.flatMap((before) => urgent.after.map((after) => before + one + after)),
  );
  expect(notes.filter((note) => checkNote(note).strong.length === 0)).toEqual([]);
});
