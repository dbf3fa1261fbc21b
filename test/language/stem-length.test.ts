import { expect, it } from 'vitest';
import safety from '../../prompts/safety.yaml';
import topics from '../../prompts/topics.yaml';
import type { CompiledRules } from '../../src/language/patterns/compiled-rules.ts';
import { MAX_STEM_LENGTH } from '../../src/language/patterns/pattern-index.ts';

it('no stem of the rules is longer than the beginnings of words that are looked up', () => {
  const rules = [safety, topics] as CompiledRules[];
  const stems = rules.flatMap(({ patterns, idioms }) => [...Object.keys(patterns.stems), ...Object.keys(idioms.stems)]);
  expect(stems.length).toBeGreaterThan(100);
  expect(Math.max(...stems.map(({ length }) => length))).toBeLessThanOrEqual(MAX_STEM_LENGTH);
});
