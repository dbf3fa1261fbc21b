import {
  addDays,
  type Day,
  daysBetween,
  eachDay,
  formatDay,
  isoWeekday,
  mondayOf,
  monthIndex,
  weekIndex,
} from '../../domain/day.ts';
import type { DayRange } from '../../domain/parse-day.ts';
import type { Closeness } from '../../domain/scale.ts';
import { monthStart } from '../../trends/periods/period.ts';
import type { DisplayOptions } from '../display-options.ts';
import { countDays } from '../figures.ts';
import { keyLines, scaleKey } from '../scale-key.ts';
import { joinWithAnd, padToWidth, wrap } from '../text.ts';
import { unratedSentence } from './unrated-days.ts';

export const YEAR_WEEKS = 53;
const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Cells for the names of the weekdays, and for each day. */
const NAMES_WIDTH = 4;
const CELL_WIDTH = 2;

const COLUMNS =
  "Each column is a week. A month's name stands over the week in which its 1st falls, or over the first week shown.";

/** How long before the end the last number lies, at least, where the grid ends with its month. */
const MIN_EMPTY_DAYS = 28;

export interface YearData extends DayRange {
  /** Whether `from` was asked for. Otherwise the grid begins with the month of the first number, or with the journal. */
  isFromAsked: boolean;
  /** Of the days from `from` to `to`, at least one, oldest first. */
  felt: ReadonlyMap<Day, Closeness>;
  /** How many of the days shown have a note and no number. */
  unrated: number;
  /** The first day of the journal, with a number or without. */
  began: Day;
  isRest: (day: Day) => boolean;
}

/**
 * Felt of up to 53 weeks by 7 days, one digit a cell. What is too wide for the screen is divided into parts that stand below
 * each other. In plain display a sentence for each month.
 */
export function renderYearGrid(year: YearData, display: DisplayOptions): string[] {
  if (display.plain) return monthSentences(year, display);
  const grid = { ...year, ...daysOfGrid(year) };
  const first = weekIndex(grid.first);
  const weeks = Array.from({ length: weekIndex(grid.last) - first + 1 }, (_, index) => mondayOf(first + index));
  const room = Math.max(1, Math.floor((display.width - NAMES_WIDTH - 1) / CELL_WIDTH));
  const size = Math.ceil(weeks.length / Math.ceil(weeks.length / room));
  const parts = [...Map.groupBy(weeks, (_, index) => Math.floor(index / size)).values()];
  return [
    ...wrap(display.theme.title(titleOf(grid)), display.width),
    '',
    ...parts.flatMap((part) => [...rowsOf(part, grid, display), '']),
    ...legend(grid, display),
  ];
}

/** A year with the days that have a cell. */
interface Grid extends YearData {
  first: Day;
  last: Day;
}

/** Without the months before the first number and after the last, and without the days before the journal began. */
function daysOfGrid({ from, to, isFromAsked, felt, began, isRest }: YearData): Pick<Grid, 'first' | 'last'> {
  const days = [...felt.keys()];
  const first = [`${days[0]!.slice(0, 7)}-01`, began].reduce((latest, day) => (day > latest ? day : latest), from);
  const lastMark = eachDay(from, to).findLast((day) => felt.has(day) || isRest(day))!;
  const end = endOfMonth(lastMark);
  const isLongEmpty = daysBetween(lastMark, to) >= MIN_EMPTY_DAYS && end < to;
  return { first: isFromAsked ? from : first, last: isLongEmpty ? end : to };
}

function endOfMonth(day: Day): Day {
  return addDays(monthStart(monthIndex(day) + 1), -1);
}

/** "How close each day felt, 2 February to 21 June 2026". */
function titleOf({ first, last }: Grid): string {
  const start =
    first.slice(0, 7) === last.slice(0, 7) ? 'd' : first.slice(0, 4) === last.slice(0, 4) ? 'd MMMM' : 'd MMMM y';
  const from = first === last ? '' : `${formatDay(first, start)} to `;
  return `How close each day felt, ${from}${formatDay(last, 'd MMMM y')}`;
}

/** The names of months, then a row for each weekday. */
function rowsOf(weeks: readonly Day[], grid: Grid, display: DisplayOptions): string[] {
  const days = eachDay(weeks[0]!, addDays(weeks.at(-1)!, 6));
  const rows = DAY_NAMES.map((name, weekday) => {
    const cells = days
      .filter((_, index) => index % 7 === weekday)
      .map((day) => `${cellOf(day, grid, display)}${' '.repeat(CELL_WIDTH - 1)}`);
    const row = cells.join('').trimEnd();
    return `${display.theme.quiet(row === '' ? name : padToWidth(name, NAMES_WIDTH))}${row}`;
  });
  return [display.theme.quiet(monthLine(weeks, grid)), ...rows];
}

/**
 * The name of each month above the week that holds its first day. A month of which the grid begins with one week has its name
 * further left, beside the names of the weekdays; one that it ends with may stand out by a cell. A month that is still to come has
 * none, though its first day lies in the last week.
 */
function monthLine(weeks: readonly Day[], { first, last }: Grid): string {
  const sundays = weeks.map((monday) => addDays(monday, 6));
  const begins = (sunday: Day) => sunday.slice(8) <= '07' && sunday.slice(0, 7) <= last.slice(0, 7);
  // Where the first week has days of two months, the name of the first stands above the names of the weekdays.
  const hasTwo = weeks[0]! < first && begins(sundays[0]!) && first.slice(0, 7) < sundays[0]!.slice(0, 7);
  const names = sundays.flatMap((sunday, index) =>
    index === 0 || begins(sunday) ? [{ index, name: formatDay(sunday, 'MMM') }] : [],
  );
  return names.reduce(
    (line, { index, name }) => {
      const isOneWeek = index === 0 && names[1]?.index === 1;
      const place = NAMES_WIDTH + CELL_WIDTH * index - (isOneWeek ? CELL_WIDTH : 0);
      return padToWidth(line, place) + name;
    },
    hasTwo ? formatDay(first, 'MMM') : '',
  );
}

function cellOf(day: Day, { first, last, felt, isRest }: Grid, { theme, glyphs }: DisplayOptions): string {
  if (day < first || day > last) return ' ';
  if (isRest(day)) return theme.quiet(glyphs.rest);
  // All numbers look alike: no closeness is better than another.
  return felt.get(day)?.toString() ?? theme.quiet(glyphs.missing);
}

function legend(grid: Grid, { theme, glyphs, width }: DisplayOptions): string[] {
  const { first, last, felt, isRest, unrated } = grid;
  const days = eachDay(first, last);
  const signs = [
    scaleKey(),
    ...(days.some((day) => !felt.has(day) && !isRest(day))
      ? [`${glyphs.missing} ${unrated > 0 ? 'no number' : 'nothing written'}`]
      : []),
    ...(days.some(isRest) ? [`${glyphs.rest} set aside (see nearfar rest)`] : []),
  ];
  const sentences = [beforeSentence(grid), afterSentence(grid), unratedSentence(unrated)];
  return [
    ...wrap(COLUMNS, width),
    ...keyLines(signs, width),
    ...sentences.flatMap((sentence) => (sentence === null ? [] : wrap(sentence, width))),
  ].map((line) => theme.quiet(line));
}

/** Of the months that the grid leaves out: "December 2025 to October 2026: nothing written.", or that the journal begins later. */
function beforeSentence({ from, first, began, unrated }: Grid): string | null {
  if (first === from) return null;
  if (first === began) return beginningSentence(began);
  return emptyMonthsSentence([from, addDays(first, -1)], unrated);
}

function afterSentence({ to, last, unrated }: Grid): string | null {
  return last === to ? null : emptyMonthsSentence([addDays(last, 1), to], unrated);
}

/**
 * A sentence for each month: how many days were written, not counting rests, and how often each number was felt. Months
 * without a number that follow each other share one.
 */
function monthSentences(
  { from, to, isFromAsked, began, felt, isRest, unrated }: YearData,
  display: DisplayOptions,
): string[] {
  const isYoung = !isFromAsked && began > from;
  const first = isYoung ? began : from;
  const days = eachDay(first, to);
  const sentences: string[] = [scaleKey()];
  if (isYoung) sentences.push(beginningSentence(began));
  let empty: Day[] = [];
  const months = [...Map.groupBy(days, (day) => day.slice(0, 7)).values()].map((inMonth) => {
    const counted = inMonth.filter((day) => !isRest(day));
    return { day: inMonth[0]!, values: counted.flatMap((one) => felt.get(one) ?? []), isAside: counted.length === 0 };
  });
  for (const [index, { day, values, isAside }] of months.entries()) {
    const next = months[index + 1];
    if (values.length > 0)
      sentences.push(monthSentence(formatDay(day, 'MMMM y'), values, unrated > 0 ? 'with a number' : 'written'));
    else empty.push(day);
    if (next?.values.length === 0 && next.isAside === isAside) continue;
    if (empty.length > 0) sentences.push(emptyMonthsSentence(empty, unrated, isAside));
    empty = [];
  }
  const leftOut = unratedSentence(unrated);
  if (leftOut !== null) sentences.push(leftOut);
  return sentences.flatMap((sentence) => wrap(sentence, display.width));
}

function beginningSentence(began: Day): string {
  return `The journal begins on ${formatDay(began, 'd MMMM y')}.`;
}

/** "July 2026: nothing written.", or of several that follow each other "May to July 2026: set aside." @param days of them */
function emptyMonthsSentence(days: readonly Day[], unrated: number, isAside = false): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
  const from = first.slice(0, 7) === last.slice(0, 7) ? '' : `${formatDay(first, isOneYear ? 'MMMM' : 'MMMM y')} to `;
  const said = isAside ? 'set aside' : unrated > 0 ? 'no number' : 'nothing written';
  return `${from}${formatDay(last, 'MMMM y')}: ${said}.`;
}

/** "June 2026: 3 days written; felt 3 on 2 days, 4 on 1." */
function monthSentence(month: string, values: readonly Closeness[], written: string): string {
  const counts = [...Map.groupBy([...values].sort(), (value) => value)].map(([value, same], index) =>
    index === 0 ? `${value} on ${countDays(same.length)}` : `${value} on ${same.length}`,
  );
  return `${month}: ${countDays(values.length)} ${written}; felt ${joinWithAnd(counts)}.`;
}

/** The first Monday of a grid whose last week holds a day. */
export function yearGridStart(day: Day): Day {
  return addDays(day, 1 - isoWeekday(day) - 7 * (YEAR_WEEKS - 1));
}
