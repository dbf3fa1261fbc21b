import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLatin } from '../../src/language/latin.ts';
import { tokenize } from '../../src/language/tokens.ts';

/** Texts of the letters, digits and punctuation marks of notes in Latin script. */
const latin = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(..."aeio rst'’-–.,!?…\n&/w") },
    { weight: 1, arbitrary: fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCharCode(code)) },
  ),
});

/** A letter of another script: the whole text is then read with the expressions for all scripts. */
const OTHER_SCRIPT = ' ж';

describe('a text in Latin script', () => {
  it('is recognised by isLatin', () => {
    expect(isLatin('Naïve – “são”, ½ of it… ©')).toBe(true);
    for (const other of ['ж', '日', '🙂', 'ﬁ']) expect(isLatin(other)).toBe(false);
  });

  it('has the same tokens when a letter of another script follows', () => {
    fc.assert(
      fc.property(latin, (text) => {
        expect(tokenize(text)).toEqual(tokenize(text + OTHER_SCRIPT).slice(0, -1));
      }),
      { numRuns: 1000 },
    );
  });
});
