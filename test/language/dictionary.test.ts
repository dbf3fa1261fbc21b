import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDictionary, lookUp } from '../../src/language/dictionary.ts';

describe('a dictionary', () => {
  const keys = fc.stringMatching(/^[^\t\n]*$/);
  const values = fc.stringMatching(/^[^\n]*$/);

  it('gives back what was put in, and nothing for any other word', () => {
    fc.assert(
      fc.property(fc.dictionary(keys, values, { noNullPrototype: true }), keys, (entries, other) => {
        const dictionary = buildDictionary(Object.entries(entries));
        for (const [key, value] of Object.entries(entries)) expect(lookUp(dictionary, key)).toBe(value);
        if (!Object.hasOwn(entries, other)) expect(lookUp(dictionary, other)).toBeNull();
      }),
    );
  });

  it('knows no word that every object knows', () => {
    expect(lookUp(buildDictionary([['here', 'there']]), 'constructor')).toBeNull();
  });

  it('takes no entry that would break its lines', () => {
    expect(() => buildDictionary([['two\nlines', '']])).toThrow('no word');
    expect(() => buildDictionary([['word', 'two\nlines']])).toThrow('"word"');
  });
});
