import { addDays, type Day, daysBetween, formatDay, isoWeekday, mondayOf, weekIndex } from '../../domain/day.ts';
import type { Closeness } from '../../domain/scale.ts';
import type { DisplayOptions } from '../display-options.ts';
import { countDays } from '../figures.ts';
import { joinWithAnd, padToWidth, wrap } from '../text.ts';
import { unratedSentence } from './unrated-days.ts';

export const YEAR_WEEKS = 53;
const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Cells for the names of the weekdays, and for each day. */
const NAMES_WIDTH = 4;
const CELL_WIDTH = 2;

export interface YearData {
  /** A Monday, the first day of the year. */
  from: Day;
  /** The Monday with which the grid begins. Nothing is written in the months before, which a sentence names. */
  gridFrom: Day;
  /** The last day shown. */
  to: Day;
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
  const first = weekIndex(year.gridFrom);
  const weeks = Array.from({ length: weekIndex(year.to) - first + 1 }, (_, index) => mondayOf(first + index));
  const room = Math.max(1, Math.floor((display.width - NAMES_WIDTH - 1) / CELL_WIDTH));
  const size = Math.ceil(weeks.length / Math.ceil(weeks.length / room));
  const parts = [...Map.groupBy(weeks, (_, index) => Math.floor(index / size)).values()];
  return [
    ...wrap(display.theme.title(titleOf(year)), display.width),
    '',
    ...parts.flatMap((part) => [...grid(part, year, display), '']),
    ...legend(year, display),
  ];
}

/** "How close each day felt, February to June 2026". The months are those that the grid names. */
function titleOf({ gridFrom, to }: YearData): string {
  const [first, last] = [formatDay(monthAbove(gridFrom), 'MMMM y'), formatDay(to, 'MMMM y')];
  const months = first.slice(-4) === last.slice(-4) ? first.slice(0, -5) : first;
  return `How close each day felt, ${first === last ? last : `${months} to ${last}`}`;
}

/** The names of months, then a row for each weekday. */
function grid(weeks: readonly Day[], year: YearData, display: DisplayOptions): string[] {
  const rows = DAY_NAMES.map((name, index) => {
    const cells = weeks.map(
      (monday) => `${cellOf(addDays(monday, index), year, display)}${' '.repeat(CELL_WIDTH - 1)}`,
    );
    return `${display.theme.quiet(padToWidth(name, NAMES_WIDTH))}${cells.join('').trimEnd()}`;
  });
  return [display.theme.quiet(monthLine(weeks, year.to)), ...rows];
}

/**
 * The name of each month above the week that holds its first day. A month of which the grid begins with one week has its name
 * further left, beside the names of the weekdays; one that it ends with may stand out by a cell. A month that is still to come has
 * none, though its first day lies in the last week.
 */
function monthLine(weeks: readonly Day[], to: Day): string {
  const sundays = weeks.map((monday) => addDays(monday, 6));
  const begins = (sunday: Day) => sunday.slice(8) <= '07' && sunday.slice(0, 7) <= to.slice(0, 7);
  const starts = sundays.flatMap((sunday, index) => (index === 0 || begins(sunday) ? [index] : []));
  return starts.reduce((line, start, index) => {
    const name = formatDay(sundays[start]!, 'MMM');
    const isOneWeek = index === 0 && starts[1] === 1;
    const place = NAMES_WIDTH + CELL_WIDTH * start - (isOneWeek ? CELL_WIDTH : 0);
    return padToWidth(line, place) + name;
  }, '');
}

function cellOf(day: Day, { to, felt, isRest }: YearData, { theme, glyphs }: DisplayOptions): string {
  if (day > to) return ' ';
  if (isRest(day)) return theme.quiet(glyphs.rest);
  // All numbers look alike: no closeness is better than another.
  return felt.get(day)?.toString() ?? theme.quiet(glyphs.missing);
}

function legend(year: YearData, { theme, glyphs, width }: DisplayOptions): string[] {
  const { gridFrom, to, isRest, unrated } = year;
  const days = Array.from({ length: daysBetween(gridFrom, to) + 1 }, (_, index) => addDays(gridFrom, index));
  const signs = [
    '1 two separate worlds, 7 nearly one',
    `${glyphs.missing} ${unrated > 0 ? 'no number' : 'nothing written'}`,
    ...(days.some(isRest) ? [`${glyphs.rest} set aside`] : []),
  ];
  const inOneLine = signs.join('   ');
  const sentences = [beforeSentence(year), unratedSentence(unrated)];
  return [
    'Each column is a week.',
    ...(inOneLine.length <= width ? [inOneLine] : signs),
    ...sentences.flatMap((sentence) => (sentence === null ? [] : wrap(sentence, width))),
  ].map((line) => theme.quiet(line));
}

/** Of the months that the grid leaves out: "December 2025 to October 2026: nothing written.", or that the journal begins later. */
function beforeSentence({ from, gridFrom, began, unrated }: YearData): string | null {
  if (gridFrom === from) return null;
  if (began >= gridFrom) return beginningSentence(began);
  const last = addDays(monthAbove(gridFrom), -1);
  return emptyMonthsSentence([...new Set([from, last].map((day) => formatDay(day, 'MMMM y')))], unrated);
}

/**
 * A sentence for each month: how many days were written, not counting rests, and how often each number was felt. Months
 * without a number that follow each other share one.
 */
function monthSentences(
  { from, gridFrom, began, to, felt, isRest, unrated }: YearData,
  display: DisplayOptions,
): string[] {
  const isYoung = gridFrom > from && began >= gridFrom;
  const first = isYoung ? began : from;
  const days = Array.from({ length: daysBetween(first, to) + 1 }, (_, index) => addDays(first, index));
  const sentences: string[] = ['Felt goes from 1, two separate worlds, to 7, nearly one.'];
  if (isYoung) sentences.push(beginningSentence(began));
  let empty: string[] = [];
  const months = [...Map.groupBy(days, (day) => formatDay(day, 'MMMM y'))].map(([name, inMonth]) => {
    const counted = inMonth.filter((day) => !isRest(day));
    return { name, values: counted.flatMap((day) => felt.get(day) ?? []), isAside: counted.length === 0 };
  });
  for (const [index, { name, values, isAside }] of months.entries()) {
    const next = months[index + 1];
    if (values.length > 0) sentences.push(monthSentence(name, values, unrated > 0 ? 'with a number' : 'written'));
    else empty.push(name);
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

/** "July 2026: nothing written.", or of several months that follow each other "May 2026 to July 2026: set aside." */
function emptyMonthsSentence(months: readonly string[], unrated: number, isAside = false): string {
  const named = months.length === 1 ? months[0] : `${months[0]} to ${months.at(-1)}`;
  return `${named}: ${isAside ? 'set aside' : unrated > 0 ? 'no number' : 'nothing written'}.`;
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

/**
 * Where the grid of a year begins that was not asked to begin with a certain week: the Monday of the week that holds the first
 * day of the month of the first number. So a young journal does not begin with months of nothing.
 */
export function gridStart(from: Day, first: Day): Day {
  const monday = mondayOf(weekIndex(`${first.slice(0, 7)}-01`));
  return monday < from ? from : monday;
}

/** The first day of the month that is named above a week: the month of its Sunday. */
function monthAbove(monday: Day): Day {
  return `${addDays(monday, 6).slice(0, 7)}-01`;
}
