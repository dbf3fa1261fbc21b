import { describe, expect, it } from 'vitest';
import { wordFeatures } from '../../../src/language/model/word-features.ts';
import { tokenize } from '../../../src/language/tokens.ts';

const names = (note: string) => [...wordFeatures(tokenize(note)).keys()];

describe('wordFeatures', () => {
  it('has the stem of each word once', () => expect(names('walked, and walking')).toEqual(['walk', 'and']));

  it('has one feature for probable names and one for numbers', () =>
    expect(names('rang Tom 4 times')).toEqual(['rang', '(name)', '(number)', 'time']));

  it('counts a word once however often it was said, and each word less in a longer note', () => {
    const value = (note: string) => wordFeatures(tokenize(note)).get('quiet')!;
    expect(value('quiet. quiet, quiet')).toBe(value('quiet'));
    expect(value('quiet with rain and soup')).toBeLessThan(value('quiet'));
  });
});
