import { dayNumber } from '../../domain/day.ts';
import { isHeadingOf } from '../table/columns/column-roles.ts';
import { readLocalDate } from '../table/dates/local-dates.ts';
import { monthNumber } from '../table/dates/month-number.ts';
import { weekdayNumber } from '../table/dates/weekday-number.ts';
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
const BEHIND = /\s+[-/|\u2013\u2014]\s+|:\s+|\s{3,}|\t+/;

/** What may stand between a label, or the words of a heading, and the date behind it. */
const BEFORE = /^(.*\S)(?:\s+[-|\u2013\u2014]\s+|\s*[:\uff1a]\s+|\s*\()(.*?)\)?$/;
/** How a line with a label begins. */
const LABEL = /^\p{L}[\p{L} ]{0,20}#?\d{0,4}\s?[:\uff1a(|\u2013\u2014-]/u;
/** A word that counts the entries, as in `Entry 12: 2 March 2026`. */
const COUNTED = /^\p{L}+\s*#?\d{1,4}$/u;
/** Dates that are further apart are no days of one entry. */
const LONGEST_SPAN = 31;

/** A date in a line, as it is written, and the words beside it. */
interface Dated {
  /** What stands before the date in every line of this form; absent for nothing. */
  label?: string;
  stamp: string;
  title: string;
}

/**
 * The date with which a line of a diary begins, or which stands behind a label or the words of a heading, without the marks before
 * it and its weekday, and the words beside it; null for any other.
 */
export function datedLine(line: string): { marks: string; stamp: string; title: string } | null {
  if (!/\p{Nd}/u.test(line) && !line.includes(MONTH_SIGN)) return null;
  const [marks = ''] = MARKS.exec(line) ?? [];
  const written = line.slice(marks.length).replace(/[*_:\s]+$/, '');
  const text = written.replace(CJK_DATE, plainDate);
  const isHeading = marks.startsWith('#');
  const found = dateInFront(text) ?? (isHeading || LABEL.test(text) ? dateBehind(text, isHeading) : null);
  return found && { marks: marks + (found.label ?? ''), stamp: found.stamp, title: found.title };
}

function dateInFront(text: string): Dated | null {
  const [, digits, behind = ''] = IN_DIGITS.exec(text) ?? [];
  if (digits !== undefined) return isDate(digits) ? oneDay(digits, behind.replace(DASH, '')) : null;
  const [head = ''] = text.split(BEHIND, 1);
  const stamp = dateInWords(head);
  return stamp === null ? null : oneDay(stamp, text.slice(head.length).replace(BEHIND, ''));
}

/** A date and the words behind it; null where those are another date far from it, as above the pages of an export. */
function oneDay(stamp: string, title: string): Dated | null {
  const [from, to] = [stamp, title].map((text) => Object.values(readLocalDate(text)?.days ?? {})[0]);
  const isSpan = from !== undefined && to !== undefined && isOnlyDate(title);
  return isSpan && dayNumber(to) - dayNumber(from) > LONGEST_SPAN ? null : { stamp, title };
}

/** A date behind words: those of a heading are a title, and any others have to be a label, as in `Date: 2026-03-02`. */
function dateBehind(text: string, isHeading: boolean): Dated | null {
  const [, words = '', behind = ''] = text.length > 2 * MAX_DATE ? [] : (BEFORE.exec(text) ?? []);
  const stamp = /^\d\S*$/.test(behind) && isDate(behind) ? behind : dateInWords(behind);
  if (stamp === null) return null;
  if (isHeadingOf('day', words)) return { label: isHeading ? '' : words, stamp, title: '' };
  if (isHeading) return { stamp, title: words };
  return COUNTED.test(words) ? { label: words.replace(/[\s#\d]+$/, ''), stamp, title: words } : null;
}

/** A date in words without its weekday; null for any other text. */
function dateInWords(text: string): string | null {
  if (text.length > MAX_DATE || !isOnlyDate(text)) return null;
  const stamp = text
    .replace(/[*_]+$/, '')
    .replace(/(?<!\d)(\p{L}+)[.,]*\s*/gu, (written, word: string) => (isWeekdayAlone(word) ? '' : written))
    .trim();
  return isDate(stamp) ? stamp : null;
}

/** Whether a word is a weekday, and no month in another language, as Mar is. */
const isWeekdayAlone = (word: string) => weekdayNumber(word) !== undefined && monthNumber(word) === undefined;

/** Whether a text is a date, also one of no real day where its form leaves no doubt: its day is then named as wrong. */
function isDate(text: string): boolean {
  const date = readLocalDate(text);
  return date !== null && (Object.keys(date.days).length > 0 || !date.needsOrder);
}
