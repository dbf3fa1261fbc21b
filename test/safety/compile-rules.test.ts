import { describe, expect, it, test } from 'vitest';
import { compileRules } from '../../src/safety/rules/compile-rules.ts';
import type { RulesYaml } from '../../src/safety/rules/rulebook.ts';

const NOTHING: RulesYaml = {
  typos: 'suicide strangle',
  everyday: 'strange',
  common: 'he me the',
  lists: { body: 'arm throat', anywhere: '[body] neck*' },
  idioms: '',
  deniers: 'never',
  barriers: 'but',
  limits: '',
  stories: '',
  myself: 'me',
  families: {},
};

/** The words at which a pattern is tried, and the stems. */
function triedAt(says: string) {
  const { patterns } = compileRules({ ...NOTHING, families: { one: { risk: 'coercion', says } } });
  return [...patterns.wholeWords.matchAll(/^[^\t]+/gm), ...Object.keys(patterns.stems)].map(String);
}

describe('a pattern', () => {
  it.each([
    ['he ..2 grabbed me', ['grabbed']],
    ['(he|she) threw (it|things|plates) ~5 me', ['threw']],
    ['the [anywhere]', ['arm', 'throat', 'neck']],
    ['he (hit me|grabbed the throat)', ['hit', 'grabbed']],
    ['he? never', ['never']],
  ])('"%s" is tried where its rarest words stand', (pattern, words) => {
    expect(triedAt(pattern).sort()).toEqual(words.sort());
  });

  it.each([
    ['he ..x me', '"..x" cannot be read as part of a pattern'],
    ['he HIT me', '"HIT" cannot be read as part of a pattern'],
    ['he (hit me', '"he (hit me" has an empty or an unbalanced part'],
    ['he  hit', '"he  hit" has an empty or an unbalanced part'],
    ['he? ..3', 'needs a word that must be there'],
    ['hurt my [knee]', 'There is no word list [knee]'],
  ])('"%s" is refused when the program is built', (pattern, words) => {
    expect(() => triedAt(pattern)).toThrow(words);
  });
});

test('words that stand in the rules, or in every other note, are no slips of the pen', () => {
  const one = { risk: 'coercion', says: 'strangled by him', unless: 'suicides in the (news|suicid*)' } as const;
  expect(
    compileRules({ ...NOTHING, families: { one } })
      .correctWords.split(' ')
      .sort(),
  ).toEqual(['strange', 'strangled', 'suicides']);
});
