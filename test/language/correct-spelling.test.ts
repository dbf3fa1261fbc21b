import { describe, expect, it } from 'vitest';
import { correctSpelling, type KnownStems } from '../../src/language/correct-spelling.ts';
import { tokenize } from '../../src/language/tokens.ts';

const knownStems = (...stems: string[]): KnownStems => ({
  isKnown: (stem) => stems.includes(stem),
  withPrefix: (prefix) => stems.filter((stem) => stem.startsWith(prefix)),
});
const KNOWN = knownStems('funer', 'garden');
const stemsOf = (text: string, known = KNOWN) => correctSpelling(tokenize(text), known).map(({ stem }) => stem);

describe('correctSpelling', () => {
  it.each([
    ['a letter too many', 'funner', 'funer'],
    ['a letter too few', 'garen', 'garden'],
    ['two swapped', 'gadren', 'garden'],
    ['a wrong one', 'funar', 'funer'],
  ])('reads a word with %s as its neighbour', (_, word, stem) => expect(stemsOf(word)).toEqual([stem]));

  it('leaves words that are two errors away, short words and other scripts alone', () => {
    expect(stemsOf('gadrenn')).toEqual(['gadrenn']);
    expect(stemsOf('teh', knownStems('the'))).toEqual(['teh']);
    expect(stemsOf('פרידה')).toEqual(['פרידה']);
  });

  it('reads a word that is drawn out with the letter twice or once', () => {
    expect(stemsOf('gardennnn funerrr')).toEqual(['garden', 'funer']);
    expect(stemsOf('goooood soooo stilllll', knownStems('good', 'so', 'still'))).toEqual(['good', 'so', 'still']);
    expect(stemsOf('hmmmm')).toEqual(['hmmmm']);
  });

  it('takes the first two letters to be right', () =>
    expect(stemsOf('hunger', knownStems('munger'))).toEqual(['hunger']));

  it('leaves known words and names alone', () => {
    expect(stemsOf('garden', knownStems('garden', 'gardens'))).toEqual(['garden']);
    expect(stemsOf('we saw Gadren')).toEqual(['we', 'saw', 'gadren']);
  });
});
