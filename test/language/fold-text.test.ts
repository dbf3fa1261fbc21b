import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignText } from '../../src/language/align-text.ts';
import { foldText } from '../../src/language/fold-text.ts';

/** Characters of many scripts, among them those that join the character before them. */
const unit = fc.oneof(
  fc.constantFrom(..."aéßΣςıİłﬁÆ'’—…かガｶﾞﾟ゛가ㅋㄳᄒ한ﾡﾢกิ่काﾲाأّ\u0301\u0308\u200d\ufe0f\u00ad❤🙂 \n"),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);

describe('folding a text', () => {
  it.each([
    ['case', 'ÅNGSTRÖM Straẞe', 'angstrom strasse'],
    ['accents, composed', 'é ǖ ñ ệ ё ΐ', 'e u n e е ι'],
    ['accents, decomposed', 'e\u0301 u\u0308\u0304', 'e u'],
    [
      'letters that Unicode does not decompose',
      'łódź Ærø smørrebrød ısı œuvre ðþ',
      'lodz aero smorrebrod isi oeuvre dth',
    ],
    ['the dotted I of Turkish', 'İSTANBUL', 'istanbul'],
    ['ligatures', 'ﬁn', 'fin'],
    ['full width', 'Ｃａｆé　３', 'cafe 3'],
    ['half width', 'ｶﾞｰﾃﾞﾝ', 'ガーデン'],
    ['the end of a Greek word', 'ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['Korean syllables typed as letters', '하\u11ab', '한'],
    ['vowel points', 'كَتَبَ שָׁלוֹם', 'كتب שלום'],
    ['kinds of quotes and dashes', 'don’t “go” – now…', `don't "go" - now...`],
    ['characters without width', 'co\u00adop ❤\ufe0f', 'coop ❤'],
  ])('ignores %s', (_, text, folded) => expect(foldText(text)).toBe(folded));

  it.each([
    ['voicing marks of Japanese', 'か', 'が'],
    ['vowel signs of Indic scripts', 'कल', 'कुल'],
    ['tone marks of Thai', 'ไม', 'ไม้'],
  ])('keeps %s', (_, without, marked) => expect(foldText(marked)).not.toBe(foldText(without)));

  it('gives the same whole and character by character', () => {
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(alignText(text, foldText).text).toBe(foldText(text));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('an aligned text', () => {
  it('tells where each part of it comes from', () => {
    const note = 'a ｶﾞ ﬁt cafe\u0301!';
    const { text, origin } = alignText(note, foldText);
    const originOf = (part: string) => {
      const start = text.indexOf(part);
      return note.slice(...origin(start, start + part.length));
    };
    expect(['ガ', 'it', 'cafe', 'e', '!'].map(originOf)).toEqual(['ｶﾞ', 'ﬁt', 'cafe\u0301', 'e\u0301', '!']);
  });
});
