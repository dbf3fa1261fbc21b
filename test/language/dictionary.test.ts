import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDictionary, lookUp } from '../../src/language/dictionary.ts';

describe('buildDictionary and lookUp', () => {
  const keys = fc.stringMatching(/^[^\t\n]*$/);
  const values = fc.stringMatching(/^[^\n]*$/);

  it('find the value of every key, and nothing for any other key', () => {
    fc.assert(
      fc.property(fc.dictionary(keys, values, { noNullPrototype: true }), keys, (entries, other) => {
        const dictionary = buildDictionary(Object.entries(entries));
        for (const [key, value] of Object.entries(entries)) expect(lookUp(dictionary, key)).toBe(value);
        if (!Object.hasOwn(entries, other)) expect(lookUp(dictionary, other)).toBeNull();
      }),
    );
  });

  it('do not find names that every object inherits', () => {
    expect(lookUp(buildDictionary([['here', 'there']]), 'constructor')).toBeNull();
  });

  it('refuse an entry that would not stay one line', () => {
    expect(() => buildDictionary([['two\nlines', '']])).toThrow('contains a tab or a line end');
    expect(() => buildDictionary([['word', 'two\nlines']])).toThrow('"word"');
  });
});
