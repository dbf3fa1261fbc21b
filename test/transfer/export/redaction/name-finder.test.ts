import { describe, expect, it } from 'vitest';
import { NameFinder } from '../../../../src/transfer/export/redaction/name-finder.ts';

/** What is found of some names in a text, each in brackets. */
function marked(text: string, ...names: string[]): string {
  const spans = new NameFinder(names).spansIn(text);
  return spans.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)}[${rest.slice(start, end)}]${rest.slice(end)}`,
    text,
  );
}

describe('a name in a script without spaces', () => {
  it.each([
    ['太郎', '今日は[太郎]と会った。'],
    ['李小龙', '昨天[李小龙]来了，[李 小龙]走了'],
    ['小林 はな', '[小林はな]と[小林\u3000はな]と[小林・はな]'],
    ['สมชาย', 'ผมเจอ[สมชาย]ที่ตลาด'],
    ['지민', '[지민]이가 왔다'],
    ['太郎', '[太\n郎]'],
    ['ガー', '[ｶﾞｰ]ﾃﾞﾝ カー'],
  ])('is found in any part of a text: %s', (name, expected) => {
    expect(marked(expected.replace(/[[\]]/g, ''), name)).toBe(expected);
  });

  it('is found in Hangul that is stored in parts, and takes whole syllables', () => {
    const parts = '지민'.normalize('NFD');
    expect(marked(`${parts}이`, '지민')).toBe(`[${parts}]이`);
    expect(marked('김'.normalize('NFD'), '기')).toBe('김'.normalize('NFD'));
  });

  it('is found beside a name in letters, and a pictograph anywhere', () => {
    expect(marked('在Tom家, Tomさん, Tom🐻!', 'Tom', '🐻')).toBe('在[Tom]家, [Tom]さん, [Tom][🐻]!');
  });
});

describe('a name in a script with spaces', () => {
  it.each([
    ['Zoë', 'Zoe\u0308 ZOË Zoe Zoës', '[Zoe\u0308] [ZOË] [Zoe] Zoës'],
    ['Zoe', 'Zoe\u0308 Zoe\u0308s', '[Zoe\u0308] Zoe\u0308s'],
    [
      'Anna Lee',
      'Anna\nLee Anna  Lee Anna\u00a0Lee Annalee Anna Leeds',
      '[Anna\nLee] [Anna  Lee] [Anna\u00a0Lee] Annalee Anna Leeds',
    ],
    ['Anna-Lee', '#anna_lee Anna\u2011Lee Anna lee', '#[anna_lee] [Anna\u2011Lee] [Anna lee]'],
    [
      "O'Hara",
      'O\u2019Hara O\u02bcHara O`Hara O\u00b4Hara Ohara',
      '[O\u2019Hara] [O\u02bcHara] [O`Hara] [O\u00b4Hara] Ohara',
    ],
    ['Tom', 'T\u00adom To\u200bm \u2068Tom\u2069', '[T\u00adom] [To\u200bm] \u2068[Tom]\u2069'],
    ['T\u00adom', 'Tom', '[Tom]'],
    ['Tom', 'Ｔｏｍ tomorrow atom', '[Ｔｏｍ] tomorrow atom'],
    ['Weiß', 'WEISS Weissbier', '[WEISS] Weissbier'],
    ['राम', 'राम रामू श्रीराम काराम', '[राम] रामू श्रीराम काराम'],
  ])('is found as a whole word, however it is stored: %j in %j', (name, text, expected) => {
    expect(marked(text, name)).toBe(expected);
  });

  it('is found as a whole if it is longer than another', () => {
    expect(marked('Tom Miller and Tom', 'Tom', 'Tom Miller')).toBe('[Tom Miller] and [Tom]');
  });
});

describe('a name of which nothing can be seen', () => {
  it('is none', () => {
    const finder = new NameFinder([' ', '\u200b', '-', '\u00ad']);
    expect([finder.isEmpty, finder.spansIn('a-b c')]).toEqual([true, []]);
  });
});
