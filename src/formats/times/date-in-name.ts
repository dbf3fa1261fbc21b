import { splitStamp, withoutBrackets } from '../org/org-stamp.ts';
import { type LocalDate, readLocalDate } from '../table/dates/local-dates.ts';
import { monthNumber } from '../table/dates/month-number.ts';
import { weekdayNumber } from '../table/dates/weekday-number.ts';
import { datesOfHeadings } from './heading-dates.ts';
import { isDatedPage, withoutPageNumber } from './notion-page.ts';
import { plainDate } from './plain-date.ts';

/** The date that the name of a file tells. */
export interface NamedDate extends LocalDate {
  /** The date as it is written. */
  text: string;
  /** The words of the name that are no part of the date; '' for none. */
  title: string;
}

/** `2026/03/02.md`, also with the month in words or the year before it, `2026/03-March/02.md`. */
const IN_PATH = /(?:^|[/\\])(\d{4})[/\\](?:\d{4}-)?(\d\d)(?!\d)[^/\\]*[/\\](\d\d)(?!\d)([^/\\]*?)(?:\.\w+)?$/;

/** `2026/0302.md`, `2026/03-02 Monday.md`. */
const IN_YEAR = /(?:^|[/\\])(\d{4})[/\\](\d\d)-?(\d\d)(?!\d)([^/\\]*?)(?:\.\w+)?$/;

/** A date with two digits for its year, `24-11-29 Soup`, between one kind of signs. */
const WITH_SHORT_YEAR = /^\d\d([-_.])\d\d\1\d\d(?![^\s_.-])/;

/** A word before a date, as in `log_2026-03-02` of Daily You and `journal-2026-03-02`. */
const PREFIX = /^\p{L}{2,12}[_-](?=\d{4}[_-]\d\d[_-]\d\d)/u;

/**
 * The date in the name of a note: `2026-03-02.md`, `2026_03_02.md`, `20260302`, `2026/03/02.md`, `2 March 2026.md`,
 * `2026-03-02 Monday.md`, `2026-03-02 By the harbour.md`, `log_2026-03-02_2.md`, `26-03-02-harbour.txt`. Null if it has none with a
 * year.
 */
export function dateInName(name: string): NamedDate | null {
  const file = name.replace(/^.*[/\\]/, '').replace(/\.(?:md|markdown|txt|org)$/i, '');
  const base = withoutPageNumber(file).replace(PREFIX, '');
  const text = base.replaceAll('_', '-');
  const date = /\d{4}/.test(plainDate(text)) || WITH_SHORT_YEAR.test(base) ? readLocalDate(text) : null;
  if (date && Object.keys(date.days).length > 0) return { ...date, text, title: titleIn(base) };
  const [, year, month, day, rest = ''] = IN_PATH.exec(name) ?? IN_YEAR.exec(name) ?? [];
  const inPath = year === undefined ? null : readLocalDate(`${year}-${month}-${day}`);
  return inPath && Object.keys(inPath.days).length > 0
    ? { ...inPath, text: `${year}-${month}-${day}`, title: titleIn(rest) }
    : null;
}

function titleIn(text: string): string {
  if (isOnlyDate(text)) return '';
  return text
    .replace(CJK_DATE, plainDate)
    .replace(/^[\d\s._\u5e74\u6708\u65e5\u53f7\u865f-]+/, '')
    .trim();
}

/** A date in Chinese, Japanese or Korean up to the sign for its day. */
export const CJK_DATE = /^[^\n]{1,20}?[\u6708\uc6d4][^\n]{1,6}?[\u65e5\u53f7\u865f\uc77c]/u;
const HAS_CJK_SIGN = /[\u5e74\u6708\ub144\uc6d4]/;
/** The signs for year, month and day behind their numbers in Chinese and Japanese dates, and as `plainDate` has Korean ones. */
const CJK_SIGNS = /(?<=\d)[\u5e74\u6708\u65e5\u53f7\u865f]/g;

/** What else stands in a date, as in `2nd of March`, `2 de marzo`, and behind the year in Russian, Bulgarian and Ukrainian. */
const BESIDE_DATE = /^(?:st|nd|rd|th|er|de|del|d|of|T|W|\u0433|\u0440)$/i;

/** Whether a text has no words beside those of a date. */
export function isOnlyDate(text: string): boolean {
  const plain = HAS_CJK_SIGN.test(text) ? plainDate(text).replace(CJK_SIGNS, ' ') : text;
  const words = plain.match(/\p{L}+/gu) ?? [];
  return words.every(
    (word) => weekdayNumber(word) !== undefined || monthNumber(word) !== undefined || BESIDE_DATE.test(word),
  );
}

/** Whether a text that begins like this is a note of one day by its name or the `date` of its front matter. */
export function isDailyNote(head: string, name: string): boolean {
  if (/\.(?:md|markdown|txt)$/i.test(name) && dateInName(name) !== null) return true;
  if (isMarkdown(name) && isDatedPage(head, name)) return true;
  return isMarkdown(name) && /^---\r?\n(?:(?!---)[^\n]*\n)*?date:[ \t]*["']?\d/i.test(head);
}

/**
 * The same, where neither jrnl nor a book of nearfar can be meant: it has front matter, or the date alone as a heading of the
 * first two levels.
 */
export function isSurelyDailyNote(head: string, name: string): boolean {
  if (!isMarkdown(name) || !isDailyNote(head, name) || /^<!-- nearfar/m.test(head)) return false;
  if (head.startsWith('---')) return true;
  const [, heading] = /^\s*#{1,2} ([^\n]*)/.exec(head) ?? [];
  return (
    heading !== undefined &&
    dateInName(name)?.title === '' &&
    isOnlyDate(heading) &&
    readLocalDate(heading)?.time === ''
  );
}

/** Whether a text is a journal in Org: by its name, with a day in it or at the beginning of a heading or the title. */
export function isOrgJournal(head: string, name: string): boolean {
  const isOrg = /\.org$/i.test(name) || /(?:^|[/\\])\d{4}[-_]?\d\d[-_]?\d\d$/.test(name);
  if (!isOrg || !/^(?:\*+ |#\+\w+:|:PROPERTIES:|[ \t]*[-+] )/m.test(head)) return false;
  if (dateInName(name) !== null) return true;
  const isDated = (title: string) =>
    splitStamp(title) !== null ||
    (isOnlyDate(withoutBrackets(title)) && readLocalDate(withoutBrackets(title)) !== null);
  return (
    [...head.matchAll(/^(?:\*+ |#\+title:[ \t]*)([^\n]*)/gim)].some(([, title = '']) => isDated(title)) ||
    hasDatesBelowYears(head, name)
  );
}

/** Whether headings of Org make dates whole that begin in the ones above. */
function hasDatesBelowYears(text: string, name: string): boolean {
  const headings = [...text.matchAll(/^(\*+)[ \t]+(.*)$/gm)].map(([, marks, title]) => ({
    level: marks!.length,
    title: title!,
  }));
  return datesOfHeadings(headings, name).some((date) => date !== null);
}

function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name);
}
