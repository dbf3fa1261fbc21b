import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/tokens.ts';
import { wordFeatures } from '../../src/language/word-features.ts';

const names = (note: string, pairs = false) => [...wordFeatures(tokenize(note), { pairs }).keys()];

describe('wordFeatures', () => {
  it('has the stem of each word once', () => expect(names('walked, and walking')).toEqual(['walk', 'and']));

  it('has one feature for probable names and one for numbers', () =>
    expect(names('rang Tom 4 times')).toEqual(['rang', '(name)', '(number)', 'time']));

  it('has neighbours of a clause as pairs where they are asked for', () =>
    expect(names('no reply, so quiet', true)).toEqual(['no', '+no repli', 'repli', 'so', '+so quiet', 'quiet']));

  it('counts a word once however often it was said, and each word less in a longer note', () => {
    const value = (note: string) => wordFeatures(tokenize(note), { pairs: true }).get('quiet')!;
    expect(value('quiet. quiet, quiet')).toBe(value('quiet'));
    expect(value('quiet with rain and soup')).toBeLessThan(value('quiet'));
  });
});
