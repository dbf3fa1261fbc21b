import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/tokens.ts';

describe('tokenize', () => {
  it('takes a capitalised word within a sentence for a name, but not the first word', () => {
    const names = tokenize('Tea with Anna. Nobody else! I said OK').filter(({ isName }) => isName);
    expect(names.map(({ plain }) => plain)).toEqual(['anna']);
  });

  it('gives each word as it was written, in lower case, without apostrophes and letters drawn out', () => {
    const written = tokenize("He's SOOOO cold, Iʼm ｗｉｄｅ awake w/o 'him' & 😢 don`t");
    expect(written.map(({ word }) => word)).toEqual([
      'hes',
      'soo',
      'cold',
      'im',
      'wide',
      'awake',
      'without',
      'him',
      'and',
      '',
      'dont',
    ]);
    expect(written.map(({ plain }) => plain).slice(0, 2)).toEqual(['he', 'soooo']);
  });

  it('gives the exact place of each word in the text', () => {
    const text = "He's SOOOO ｗｉｄｅ awake w/o him… 😢";
    const places = tokenize(text).map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(["He's", 'SOOOO', 'ｗｉｄｅ', 'awake', 'w/o', 'him', '😢']);
  });

  it('reads a word with an accent that few type as most type it', () => {
    expect(tokenize('my fianc\u00e9e and her fianc\u00e9').map(({ plain }) => plain)).toEqual([
      'my',
      'fiancee',
      'and',
      'her',
      'fiance',
    ]);
  });

  it('numbers sentences and clauses through the whole text', () => {
    const places = tokenize('he left, again. why').map(({ plain, sentence, clause }) => [plain, sentence, clause]);
    expect(places).toEqual([
      ['he', 0, 0],
      ['left', 0, 0],
      ['again', 0, 1],
      ['why', 1, 2],
    ]);
  });
});

describe('a line break', () => {
  const sentences = (text: string) => tokenize(text).map(({ sentence }) => sentence);

  it('ends a sentence, but not where the next line goes on with a small letter', () => {
    expect(sentences('so tired\nHe rang')).toEqual([0, 0, 1, 1]);
    expect(sentences('so tired\n\nand he rang')).toEqual([0, 0, 1, 1, 1]);
    expect(sentences('he said he would\r\nring me')).toEqual([0, 0, 0, 0, 0, 0]);
    expect(sentences('он сказал\nчто позвонит')).toEqual([0, 0, 0, 0]);
  });
});
