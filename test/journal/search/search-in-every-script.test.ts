import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/day.ts';
import type { Journal } from '../../../src/journal/journal.ts';
import { searchNotes } from '../../../src/journal/search/search-notes.ts';
import { inMemory } from '../../support/journals.ts';
import { seeded } from '../../support/seeded.ts';

const AT = new Date('2026-11-20T22:00:00Z');

/** The letters of each script, with some of its marks; those of the second kind are written without spaces. */
const SPACED = {
  latin: 'abcdefghijklmnopqrstuvwxyzàçéîñöøßæłőžı',
  greek: 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊ',
  cyrillic: 'абвгдежзийклмнопрстуфхцчшщъыьэюяёїґђ',
  hebrew: 'אבגדהוזחטיכלמנסעפצקרשתםןץףך',
  arabic: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئة',
  devanagari: 'कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौ',
  armenian: 'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ',
  georgian: 'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
};
const UNSPACED = {
  han: '我们今天在公园散步她很远但是心里近了雨夜茶门灯書讀愛樂',
  kana: 'あいうえおかがきぎくぐさざしたつてなにぬのはばぱひまもやゆよらりるれろわをんアイウカガサスタテトパラリルンー',
  hangul: '가각나난다단라랑마만바밤사산아안자잔차창카칸타탄파판하한학교집',
  thai: 'กขคงจฉชซดตถทนบปผพฟมยรลวสหอาเแโไ',
};

interface Word {
  text: string;
  isSpaced: boolean;
}

function randomly(seed: number) {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  return { below, pick: <T>(values: ArrayLike<T>) => values[below(values.length)]! };
}

/** Twelve words of each script, and some words with other kinds of letters and digits. */
function someWords({ below, pick }: ReturnType<typeof randomly>): Word[][] {
  const wordsOf = (letters: string, isSpaced: boolean, shortest: number) =>
    Array.from({ length: 12 }, () => ({
      // A mark does not begin a word.
      text:
        Array.from({ length: shortest + below(5) }, () => pick([...letters]))
          .join('')
          .replace(/^\p{M}+/u, '') + pick([...letters].filter((one) => !/\p{M}/u.test(one))),
      isSpaced,
    }));
  return [
    ...Object.values(SPACED).map((letters) => wordsOf(letters, true, 3)),
    ...Object.values(UNSPACED).map((letters) => wordsOf(letters, false, 1)),
    ['2026', '3', 'Wi-Fi', "l'été", 'ﬁn', 'Ｃａｆé', 'straße'].map((text) => ({ text, isSpaced: true })),
    [{ text: 'ｶﾞｰﾃﾞﾝ', isSpaced: false }],
  ];
}

/** The words as a note: with a space between two words of scripts that have spaces, and none next to another. */
function noteOf(words: readonly Word[]): string {
  return words.reduce(
    (note, { text, isSpaced }, index) => note + (index > 0 && isSpaced && words[index - 1]!.isSpaced ? ' ' : '') + text,
    '',
  );
}

/** The same word as another keyboard would have typed it. */
const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFC').toUpperCase(),
  (text) => text.normalize('NFKC'),
  (text) => text.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
];

describe('2,000 random notes in twelve scripts, half of them in several', () => {
  it('are found by every word in them, however it is typed, by a search and by --contains', () => {
    const { below, pick } = randomly(16);
    const scripts = someWords({ below, pick });
    const words = scripts.flat();
    const daysOf = new Map(words.map(({ text }) => [text, [] as string[]]));
    inMemory((journal) => {
      journal.createEntries(
        Array.from({ length: 2000 }, (_, index) => {
          const day = addDays('2020-01-01', index);
          const chosen = Array.from({ length: 1 + below(10) }, () => pick(index % 2 === 0 ? words : pick(scripts)));
          for (const { text } of new Set(chosen)) daysOf.get(text)!.push(day);
          return { day, felt: 4, note: pick(SPELLINGS)(noteOf(chosen)), late: false } as const;
        }),
        AT,
      );
      for (const [word, days] of daysOf) {
        const typed = pick(SPELLINGS)(word);
        expect(found(journal, typed), `the search for ${typed}`).toEqual(expect.arrayContaining(days));
        expect(
          journal.entries({ contains: [typed] }).map(({ day }) => day),
          typed,
        ).toEqual(expect.arrayContaining(days));
      }
    });
  });
});

function found(journal: Journal, word: string): string[] {
  const { found } = searchNotes(journal, { words: [word], any: false, not: [], order: 'newest' });
  for (const { entry, spans } of found) expect(spans, `${word} in ${entry.note}`).not.toEqual([]);
  return found.map(({ entry }) => entry.day);
}
