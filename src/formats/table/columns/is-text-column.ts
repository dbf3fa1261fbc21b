import { isWithoutYear, readLocalDate } from '../dates/local-dates.ts';

/** A cell with so many words is a text whatever else stands in its column. */
const MANY_WORDS = 6;
/** As many texts show whether they come again. */
const MAX_TEXTS = 200;
/** Scripts without blanks between words, of which two signs are taken for one. */
const WITHOUT_BLANKS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{1,2}/gu;
/** An address, a path, or text in the marks of a page or of JSON, which stand there for a program. */
const FOR_PROGRAMS = /^\s*(?:[a-z]+:\/\/\S*$|<[a-z!/]|\{\s*"|\[\s*[{"])/i;

/** Whether cells are texts that somebody wrote: some of many words, or most of several, and most of them only once. */
export function isTextColumn(cells: Iterable<string>): boolean {
  const long: string[] = [];
  const short: string[] = [];
  let filled = 0;
  for (const cell of cells) {
    if (cell.trim() === '') continue;
    filled += 1;
    const count = wordsIn(cell);
    if (count >= MANY_WORDS) long.push(cell);
    else if (count > 1) short.push(cell);
    if (long.length >= MAX_TEXTS) break;
  }
  const texts = [...long, ...short.slice(0, MAX_TEXTS)];
  return isMostlyOnce(long) || ((long.length + short.length) * 2 >= filled && isMostlyOnce(texts));
}

/** How many words a text has; 0 for dates, what is for programs, and lists of single words. */
function wordsIn(cell: string): number {
  if (FOR_PROGRAMS.test(cell) || readLocalDate(cell) !== null || isWithoutYear(cell)) return 0;
  const counts = cell.split(/[,;|]/).map((part) => {
    const words = part.split(/\s+/).filter((word) => /\p{L}/u.test(word));
    return words.reduce((sum, word) => sum + (word.match(WITHOUT_BLANKS)?.length ?? 1), 0);
  });
  return counts.some((count) => count > 1) ? counts.reduce((sum, count) => sum + count, 0) : 0;
}

const isMostlyOnce = (texts: readonly string[]) => new Set(texts).size * 2 > texts.length;
