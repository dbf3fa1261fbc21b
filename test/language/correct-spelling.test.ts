import { describe, expect, it } from 'vitest';
import { type KnownStems, nearestKnown } from '../../src/language/correct-spelling.ts';

const knownStems = (...stems: string[]): KnownStems => ({
  isKnown: (stem) => stems.includes(stem),
  withPrefix: (prefix) => stems.filter((stem) => stem.startsWith(prefix)),
});
const KNOWN = knownStems('funer', 'garden');

describe('nearestKnown', () => {
  it.each([
    ['a letter too many', 'funner'],
    ['a letter too few', 'garen'],
    ['two swapped', 'gadren'],
    ['a wrong one', 'funar'],
  ])('reads a word with %s as its neighbour', (_, word) =>
    expect(KNOWN.isKnown(nearestKnown(word, KNOWN)!)).toBe(true),
  );

  it('leaves words that are two errors away, short words and other scripts alone', () => {
    expect(nearestKnown('gadrenn', KNOWN)).toBeNull();
    expect(nearestKnown('teh', knownStems('the'))).toBeNull();
    expect(nearestKnown('פרידה', KNOWN)).toBeNull();
  });

  it('takes the first two letters to be right', () => expect(nearestKnown('hunger', knownStems('munger'))).toBeNull());
});
