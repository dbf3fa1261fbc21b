import { stemmer } from 'stemmer';

/** Words that say nothing about an evening. */
const COMMON = new Set(
  'a an and are as at be been but by for from had has have he her him his i if in into is it its me my of on or our she so than that the their them then they this to was we were what when where which who will with would you your'.split(
    ' ',
  ),
);

/** A word's place in a text, and the stem it is compared by. */
export interface Word {
  start: number;
  end: number;
  stem: string;
}

/** The words of a text in order, without the common ones. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\p{L}+(?:['’]\p{L}+)*/gu)].flatMap((found) => {
    const word = found[0].toLowerCase().replace(/['’]/g, '');
    return COMMON.has(word) ? [] : [{ start: found.index, end: found.index + found[0].length, stem: stemmer(word) }];
  });
}
