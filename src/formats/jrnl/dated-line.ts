import { readLocalDate } from '../table/dates/local-dates.ts';
import { monthNumber } from '../table/dates/month-names.ts';
import { weekdayNumber } from '../table/dates/weekday-names.ts';
import { CJK_DATE, isOnlyDate } from '../times/date-in-name.ts';
import { plainDate } from '../times/plain-date.ts';

/** A longer text is no date in words, with its weekday. */
const MAX_DATE = 60;
/** What Markdown and Org put before a heading, an item or bold letters. */
const MARKS = /^(?:#{1,6} +|\*{1,3} *|[-+] +|_{1,2})/;
/** A date in digits, perhaps with a time, and words behind it. */
const IN_DIGITS =
  /^\[?((?:\d{4}\u5e74\d{1,2}\u6708\d{1,2}[\u65e5\u53f7\u865f]|\d{1,4}[-./]\d{1,2}[-./]\d{1,4})(?:,?[ T]\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AP]M)?)?)\]?(?:[*_]*[,;: ] *(.*))?$/i;
/** Stands in Chinese and Japanese dates, also where their numbers are numerals. */
const MONTH_SIGN = '\u6708';
const DASH = /^[-|\u2013\u2014]\s+/;
/** What may stand between a date in words and a text. */
const BEHIND = /\s+[-/|\u2013\u2014]\s+|:\s+/;

/** The date with which a line of a diary begins, without its marks and its weekday, and the words behind it; null for any other. */
export function datedLine(line: string): { marks: string; stamp: string; title: string } | null {
  if (!/\p{Nd}/u.test(line) && !line.includes(MONTH_SIGN)) return null;
  const [marks = ''] = MARKS.exec(line) ?? [];
  const written = line.slice(marks.length).replace(/[*_:\s]+$/, '');
  const text = written.replace(CJK_DATE, plainDate);
  const [, digits, behind = ''] = IN_DIGITS.exec(text) ?? [];
  if (digits !== undefined) return isDate(digits) ? { marks, stamp: digits, title: behind.replace(DASH, '') } : null;
  const [head = ''] = text.split(BEHIND, 1);
  if (head.length > MAX_DATE || !isOnlyDate(head)) return null;
  const stamp = head
    .replace(/[*_]+$/, '')
    .replace(/(?<!\d)(\p{L}+)[.,]*\s*/gu, (written, word: string) => (isWeekdayAlone(word) ? '' : written))
    .trim();
  return isDate(stamp) ? { marks, stamp, title: text.slice(head.length).replace(BEHIND, '') } : null;
}

/** Whether a word is a weekday, and no month in another language, as Mar is. */
const isWeekdayAlone = (word: string) => weekdayNumber(word) !== undefined && monthNumber(word) === undefined;

/** Whether a text is a date, also one of no real day where its form leaves no doubt: its day is then named as wrong. */
function isDate(text: string): boolean {
  const date = readLocalDate(text);
  return date !== null && (Object.keys(date.days).length > 0 || !date.needsOrder);
}
