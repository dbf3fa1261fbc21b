import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/passages/split-sentences.ts';

describe('splitSentences', () => {
  it.each([
    [
      'after full stops, question marks, exclamation marks and dots',
      ['One. ', 'Is it two? ', 'Three! ', 'Four … ', 'Five.'],
    ],
    [
      'behind quotes and brackets that close with the sentence',
      ['“Come in.” ', '(Nobody came.) ', "'Well?' ", 'He left."'],
    ],
    ['before quotes and numbers', ['It was late. ', '"Too late," they said. ', '12 people had gone.']],
  ])('divides a paragraph %s', (_, parts) => {
    expect(splitSentences(parts.join(''))).toEqual(parts.map((part) => part.trim()));
  });

  it.each([
    'Ask Dr. Ferreira, Mrs. Ito or St. Clair, e.g. by letter.',
    'It was written by J. K. Marsh in the spring.',
    'The oven takes 2.5 hours, i.e. most of an evening.',
    'They wrote "why now?" and went to bed.',
    'Two colons: the first; a dash — and no more.',
  ])('leaves whole: %s', (sentence) => {
    expect(splitSentences(sentence)).toEqual([sentence]);
  });

  it('gives a text without marks as one sentence', () => {
    expect(splitSentences('  no end in sight ')).toEqual(['no end in sight']);
  });
});
