import { isOnlyDate } from '../../times/date-in-name.ts';
import { readLocalDate } from '../dates/local-dates.ts';

/** A word: two letters, or a sign of a script that needs no more. */
const WORD = /\p{L}\p{M}*\p{L}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
/** A picture that stands for a word, such as a sun. */
const PICTURE = /\p{Extended_Pictographic}/u;
/** An address, a path, the name of a file, a key, a colour, and how programs write that something holds or is missing. */
const FOR_PROGRAMS =
  /^(?:[a-z]+:\S*|-\S+|\S+@\S+\.\w+|\S*[/\\]\S*|\S+\.[a-z]\w{1,4}|#[0-9a-f]{3,8}|true|false|null|none|nan|n\/a|undefined)$/i;
/** Letters and digits in one piece that is longer name something for a program. */
const MAX_MIXED = 12;
const CLOCK_TIME = /^\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*[ap]\.?\s?m\.?$/i;
/** What opens a page or a JSON. */
const MARKS = /^(?:<[a-z!/]|\{\s*"|\[\s*[{"])/i;

/** Whether somebody wrote words into one of the cells, and not dates, addresses or names that programs give. */
export function isWordColumn(cells: Iterable<string>): boolean {
  for (const cell of cells) {
    const text = cell.trim();
    if (PICTURE.test(text)) return true;
    if (!WORD.test(text) || isForPrograms(text)) continue;
    // A name such as Sun may be a weekday or the weather: the other cells tell.
    if (!isOnlyDate(text)) return true;
  }
  return false;
}

function isForPrograms(text: string): boolean {
  if (FOR_PROGRAMS.test(text) || MARKS.test(text) || CLOCK_TIME.test(text)) return true;
  if (!/\s/.test(text) && /\d/.test(text) && text.length > MAX_MIXED) return true;
  return readLocalDate(text) !== null;
}
