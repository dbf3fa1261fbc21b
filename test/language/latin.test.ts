import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLatin } from '../../src/language/latin.ts';
import { tokenize } from '../../src/language/tokens.ts';
import { normalise } from '../../src/safety/rules/normalise.ts';

/** Texts of letters, digits and signs that Latin notes are made of. */
const latin = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(..."aeio rst'’-–.,!?…\n&/w") },
    { weight: 1, arbitrary: fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCharCode(code)) },
  ),
});

/** A letter of another script, which has the whole text read with all the letters there are. */
const OTHER = ' ж';

describe('a text in Latin script', () => {
  it('is told from others', () => {
    expect(isLatin('Naïve – “são”, ½ of it… ©')).toBe(true);
    for (const other of ['ж', '日', '🙂', 'ﬁ']) expect(isLatin(other)).toBe(false);
  });

  it('has the same words as it has among other letters', () => {
    fc.assert(
      fc.property(latin, (text) => {
        expect(tokenize(text)).toEqual(tokenize(text + OTHER).slice(0, -1));
      }),
      { numRuns: 1000 },
    );
  });

  it('is read for safety as it is among other letters', () => {
    fc.assert(
      fc.property(latin, (text) => {
        const { words, breaks } = normalise(text + OTHER);
        expect(normalise(text)).toEqual({ words: words.slice(0, -1), breaks: breaks.slice(0, -1) });
      }),
      { numRuns: 1000 },
    );
  });
});
