import { type Day, isDay } from '../../domain/day.ts';
import { isWithoutYear, readLocalDate } from '../table/dates/local-dates.ts';
import { YEAR } from '../table/dates/longer-than-day.ts';
import { readClockTime } from '../times/clock-time.ts';
import { isOnlyDate } from '../times/date-in-name.ts';
import { datesOfHeadings, isWholeDate, stretchInName } from '../times/heading-dates.ts';
import { datedLine } from './dated-line.ts';

/** A line that begins an entry. */
interface JrnlHeading {
  /** The index of the line. */
  line: number;
  stamp: string;
  /** The title, with a star after it if the entry is starred. */
  title: string;
}

const BRACKETED = /^\[([^\]\n]{4,60})\](?: (.*))?$/;
/** Of jrnl 1.x, which wrote no brackets, and of its Markdown. */
export const BARE_HEADING =
  /^(\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[ T]\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AP]M)?)?)(?: (.*))?$/;

/**
 * The headings of a journal. jrnl writes all of them in one `timeformat`, and an empty line above each: a line of another
 * form is text, and so is one within a paragraph if most stand below an empty line. In any other text lines that begin with a
 * date, with the same marks before it, are headings.
 * @param day the day of the file, in a folder with a file for each day: there a stamp may be a time alone
 * @param name that of the file, which may be a year or a month
 * @returns the headings, how many lines of their form are text, whether jrnl writes such headings, and the lines, with whole dates
 *   in the headings of any other text
 */
export function findHeadings(
  written: readonly string[],
  day: Day | undefined,
  name = '',
): { headings: JrnlHeading[]; inText: number; isOfJrnl: boolean; lines: readonly string[] } {
  const first = written.find((line) => line.trim() !== '') ?? '';
  const pattern = first.startsWith('[') ? BRACKETED : BARE_HEADING;
  const isOfJrnl = isStamp(pattern.exec(first)?.[1] ?? '', day);
  const headingOf = (text: string) => {
    const [, stamp, title = ''] = pattern.exec(text) ?? [];
    return stamp !== undefined && isStamp(stamp, day) ? { marks: '', stamp, title } : null;
  };
  const lines = isOfJrnl ? written : withWholeDates(written, name);
  let form: string | undefined;
  const found: JrnlHeading[] = [];
  for (const [line, text] of lines.entries()) {
    const heading = isOfJrnl ? headingOf(text) : datedLine(text);
    if (heading === null) continue;
    const { marks, stamp, title } = heading;
    const ownForm = isOfJrnl ? formOf(stamp) : marks;
    form ??= ownForm;
    if (ownForm === form) found.push({ line, stamp, title });
  }
  // Markdown needs no empty line above a heading.
  const isSetOff = ({ line }: JrnlHeading) =>
    line === 0 || lines[line - 1]!.trim() === '' || (!isOfJrnl && MARKDOWN_HEADING.test(lines[line]!));
  const setOff = found.filter(isSetOff);
  const headings = setOff.length * 2 > found.length ? setOff : found;
  return { headings, inText: found.length - headings.length, isOfJrnl, lines };
}

/** A heading of Markdown, its marks and its title. */
export const MARKDOWN_HEADING = /^(#{1,6}) +(.*?)[ #]*$/;

/** A year or a month on a line of its own, and a date with the text behind it, in a text without headings of Markdown. */
const YEAR_LINE = new RegExp(`^${YEAR}$`);
const MAX_LINE = 40;
const BEHIND = /^(.*?\S)(\s+[-\u2013\u2014]\s+|:\s+|\s{3,}|\t)/;

/** Day and month in digits, in either order, without the dot behind them. */
const DAY_AND_MONTH = /^\d{1,2}([./-])\d{1,2}(?=\.?$)/;

/** A line that may be a part of a date. */
interface DateLine {
  line: number;
  /** The marks of Markdown before it, with a blank. */
  marks: string;
  level: number;
  title: string;
  /** The text behind it. */
  rest: string;
}

/**
 * The lines of a text, where headings that make a date whole below those of years and months are whole dates, and those above them
 * empty. In place of headings dates without a year may stand below a year on a line of its own; those in digits get it behind them,
 * as only the writer can say which of the two is the month.
 */
export function withWholeDates(lines: readonly string[], name = ''): readonly string[] {
  const hasHeadings = lines.some((text) => MARKDOWN_HEADING.test(text));
  const stretch = stretchInName(name);
  if (!hasHeadings && stretch === null && !lines.some((text) => YEAR_LINE.test(text.trim()))) return lines;
  const headings = lines.flatMap((text, line) => dateLine(text, line, hasHeadings) ?? []);
  const dates = datesOfHeadings(headings, name);
  const whole = [...lines];
  let year = YEAR_LINE.test(stretch ?? '') ? stretch! : '';
  let yearLine: number | null = null;
  for (const [index, { line, marks, title, rest }] of headings.entries()) {
    const date = dates[index];
    const behind = rest && `: ${rest}`;
    if (YEAR_LINE.test(title)) [year, yearLine] = [title, line];
    const [pair, sign] = year === '' ? [] : (DAY_AND_MONTH.exec(title) ?? []);
    if (pair !== undefined && yearLine !== null) whole[yearLine] = '';
    if (pair !== undefined) whole[line] = `${marks}${pair}${sign}${year}${behind}`;
    else if (date) whole[line] = isWholeDate(date) ? `${marks}${date}${behind}` : '';
  }
  return whole;
}

function dateLine(text: string, line: number, hasHeadings: boolean): DateLine | null {
  const [, marks, title] = MARKDOWN_HEADING.exec(text) ?? [];
  if (marks !== undefined) return { line, marks: `${marks} `, level: marks.length, title: title!, rest: '' };
  if (YEAR_LINE.test(text.trim())) return { line, marks: '', level: 0, title: text.trim(), rest: '' };
  const beginning = text.slice(0, 2 * MAX_LINE).trim();
  if (hasHeadings || !/\p{Nd}|\u6708/u.test(beginning)) return null;
  const [, head = beginning, separator = ''] = BEHIND.exec(beginning) ?? [];
  const isHalf = head.length <= MAX_LINE && isOnlyDate(head) && isWithoutYear(head);
  const rest = text.trim().slice(head.length + separator.length);
  return isHalf ? { line, marks: '', level: 1, title: head, rest } : null;
}

/** Whether a text in brackets can be the date of an entry. */
export function isStamp(text: string, day?: Day): boolean {
  return readLocalDate(text) !== null || (day !== undefined && /^\d/.test(text) && readClockTime(text) !== '');
}

/** A stamp with each number and word as one character; seconds and AM or PM do not count, as their format may have changed. */
function formOf(stamp: string): string {
  return stamp
    .replace(/(\d[:.]\d\d)[:.]\d\d\b/, '$1')
    .replace(/(\d[:.]\d\d)\s*[ap]\.?m\.?$/i, '$1')
    .replace(/\d+/g, '9')
    .replace(/\p{L}+/gu, 'a')
    .replace(/\s+/g, ' ');
}

/** The day of a file in a folder of jrnl, `2026/03/02.txt`. */
export function dayInPath(name: string): Day | undefined {
  const [, ...parts] = /(?:^|[/\\])(\d{4})[/\\](\d\d)[/\\](\d\d)\.\w+$/.exec(name) ?? [];
  const day = parts.join('-');
  return isDay(day) ? day : undefined;
}
