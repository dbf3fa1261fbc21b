import { describe, expect, it, test } from 'vitest';
import { compileRules } from '../../../src/language/patterns/compile-rules.ts';
import type { RulesYaml } from '../../../src/language/patterns/rules-yaml.ts';

const NO_RULES: RulesYaml = {
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
  ruleGroups: {},
};

/** The words and stems of the anchors of a pattern. */
function anchorsOf(pattern: string) {
  const rules = compileRules({ ...NO_RULES, ruleGroups: { one: { risk: 'coercion', patterns: pattern } } });
  const { wholeWords, stems } = rules.patterns;
  return [...wholeWords.matchAll(/^[^\t]+/gm), ...Object.keys(stems)].map(String);
}

describe('compileRules', () => {
  it.each([
    ['he ..2 grabbed me', ['grabbed']],
    ['(he|she) threw (it|things|plates) ~5 me', ['threw']],
    ['the [anywhere]', ['arm', 'throat', 'neck']],
    ['he (hit me|grabbed the throat)', ['hit', 'grabbed']],
    ['he? never', ['never']],
  ])('anchors "%s" at its rarest words', (pattern, words) => {
    expect(anchorsOf(pattern).sort()).toEqual(words.sort());
  });

  it.each([
    ['he ..x me', '"..x" cannot be read as part of a pattern'],
    ['he HIT me', '"HIT" cannot be read as part of a pattern'],
    ['he (hit me', '"he (hit me" has an empty or an unbalanced part'],
    ['he  hit', '"he  hit" has an empty or an unbalanced part'],
    ['he? ..3', 'needs a word that must be there'],
    ['hurt my [knee]', 'There is no word list [knee]'],
  ])('refuses the pattern "%s"', (pattern, message) => {
    expect(() => anchorsOf(pattern)).toThrow(message);
  });
});

test('words of the rules and everyday words are not corrected to one of the typo list', () => {
  const one = { risk: 'coercion', patterns: 'strangled by him', unless: 'suicides in the (news|suicid*)' } as const;
  expect(
    compileRules({ ...NO_RULES, ruleGroups: { one } })
      .correctWords.split(' ')
      .sort(),
  ).toEqual(['strange', 'strangled', 'suicides']);
});
