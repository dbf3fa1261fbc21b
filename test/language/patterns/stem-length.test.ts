import { expect, it } from 'vitest';
import safety from '../../../prompts/safety.yaml';
import type { CompiledRules } from '../../../src/language/patterns/compiled-rules.ts';
import { MAX_STEM_LENGTH } from '../../../src/language/patterns/pattern-index.ts';

it('no stem of the rules is longer than the beginnings of words that are looked up', () => {
  const { patterns, idioms } = safety as CompiledRules;
  const stems = [...Object.keys(patterns.stems), ...Object.keys(idioms.stems)];
  expect(stems.length).toBeGreaterThan(100);
  expect(Math.max(...stems.map(({ length }) => length))).toBeLessThanOrEqual(MAX_STEM_LENGTH);
});
