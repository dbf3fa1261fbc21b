import { describe, expect, it } from 'vitest';
import { listSome, nameSome } from '../../src/language/name-some.ts';

describe('naming some words', () => {
  it('names all of them where they are few', () => {
    expect(nameSome(['a', 'b'], 2)).toEqual(['a', 'b']);
  });

  it('says how many others there are', () => {
    expect(nameSome(['a', 'b', 'c', 'd'], 2)).toEqual(['a', 'b', '2 more']);
  });
});

describe('listing some words', () => {
  it('lists all of them where they are few, and else says how many others there are', () => {
    expect(listSome(['a', 'b'], 2)).toBe('a, b');
    expect(listSome(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
  });
});
