import { expect, it } from 'vitest';
import { hasEnoughWords } from '../../src/passages/split-passages.ts';

it('a paragraph of 15 words is offered as a passage, and one of 14 is not', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
  expect([14, 15].map((count) => hasEnoughWords(words(count)))).toEqual([false, true]);
});
