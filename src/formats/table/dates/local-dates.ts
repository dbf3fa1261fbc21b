import { type Day, dateOfMonth, dayFromParts, monthName } from '../../../domain/day.ts';
import type { Choose } from '../../import-choice.ts';
import { readClockTime } from '../../times/clock-time.ts';
import { plainDate } from '../../times/plain-date.ts';
import { MONTH_LANGUAGES, type MonthLanguage, monthNumber, monthsByLanguage } from './month-number.ts';

/** The order of day, month and year in dates of digits. */
const DIGIT_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
/** The same, and the languages by which the name of a month is read that is of different months in them. */
export const DATE_ORDERS = [...DIGIT_ORDERS, ...MONTH_LANGUAGES] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** A date as it is written. `days` has the real days that it can mean, by the order in which it is read. */
export interface LocalDate {
  days: Partial<Record<DateOrder, Day>>;
  /** Whether it can mean other days in other orders, or could if it were another date of the same form. */
  needsOrder: boolean;
  /** Which of `MONTH_LANGUAGES` have the name of the month, if any has. */
  monthLanguages?: readonly MonthLanguage[];
  /** The time after the date, as it is written; '' for none. */
  time: string;
}

const YEAR_FIRST = /^(\d{4})(?:[-/._年]|\.? )\s*(\d{1,2})(?:[-/._月]|\.? )\s*(\d{1,2})(?!\d)日?/;
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?!\d)/;
const YEAR_LAST = /^(\d{1,2})\s*[-/._ ]\s*(\d{1,2})\s*[-/._ ]\s*(\d{4}|['\u2019]?\d\d)(?!\d)/;
const WORDED =
  /^(?:(\d{1,2})(?:st|nd|rd|th|er|[.ºª])?[\s-]*(?:de\s+|d['\u2019])?)?(\p{L}{3,}\.?)[\s-]*(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?:de\s+|del\s+)?,?(\d{4})(?!\d)/iu;
/** As in Hungarian. */
const WORDED_YEAR_FIRST = /^(\d{4})[.,]?\s+(\p{L}{3,}\.?)\s+(\d{1,2})(?!\d)/u;
/** As C, Unix and Java write it: `Mar 2 21:15:00 2026`, with or without a zone before the year. */
const YEAR_BEHIND_TIME =
  /^(\p{L}{3,}\.?\s+\d{1,2})\s+(\d{1,2}:\d\d(?::\d\d)?(?:\s[AP]M)?)(?:\s+(?:[A-Z]{1,5}|[+-]\d{4}))?\s+(\d{4})(?!\d)/u;
const WEEKDAY = /^\p{L}+[.,]*\s+(?=\d|\p{L})/u;

/** Programs put them around the signs of a date in Arabic and Hebrew. */
const DIRECTION_MARKS = /[\u200e\u200f]/g;

/** Reads a date in digits, or with the name of its month in one of many languages; null for any other text. */
export function readLocalDate(text: string): LocalDate | null {
  const trimmed = plainDate(
    text.replace(DIRECTION_MARKS, '').replace(/^[\s"'\u201c\u201d\u201e]+|[\s"'\u201c\u201d\u201e]+$/g, ''),
  );
  return parseDate(trimmed) ?? parseDate(trimmed.replace(WEEKDAY, ''));
}

function parseDate(text: string): LocalDate | null {
  const fixed = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (fixed) {
    const day = dayFromParts(Number(fixed[1]), Number(fixed[2]), Number(fixed[3]));
    return { days: day ? { ymd: day } : {}, needsOrder: false, time: timeIn(text.slice(fixed[0].length)) };
  }
  const numbers = YEAR_LAST.exec(text);
  if (numbers) return { ...inDigits(numbers), needsOrder: true, time: timeIn(text.slice(numbers[0].length)) };
  return wordedDate(text.replace(YEAR_BEHIND_TIME, '$1 $3 $2'));
}

function wordedDate(text: string): LocalDate | null {
  const [whole = '', before, name = '', after, year] = WORDED.exec(text) ?? withYearLast(text);
  const month = monthNumber(name);
  const date = before ?? after;
  if (month === undefined || date === undefined) return null;
  const time = timeIn(text.slice(whole.length));
  const dayIn = (number: number) => dayFromParts(Number(year), number, Number(date));
  const months = Object.entries(monthsByLanguage(name)) as [MonthLanguage, number][];
  const tells = months.length > 0 && { monthLanguages: months.map(([language]) => language) };
  if (months.every(([, number]) => number === months[0]![1])) {
    const day = dayIn(month);
    return { days: day ? { ymd: day } : {}, needsOrder: false, ...tells, time };
  }
  const days = months.map(([language, number]) => [language, dayIn(number)]);
  return { days: Object.fromEntries(days.filter(([, day]) => day !== null)), needsOrder: true, ...tells, time };
}

/** The parts of a date whose year stands first, as `WORDED` finds them. */
function withYearLast(text: string): (string | undefined)[] {
  const [whole, year, name, date] = WORDED_YEAR_FIRST.exec(text) ?? [];
  return [whole, date, name, undefined, year];
}

/** Whether a text is a date that lacks its year, such as `2 March` or `02.03.` */
export function isWithoutYear(text: string): boolean {
  return (
    /^\d{1,2}[./-]\d{1,2}\.?$/.test(text.trim()) ||
    (!/\d{4}/.test(text) && readLocalDate(`${text.trim()} 2024`) !== null)
  );
}

function inDigits([, first, second, third]: RegExpExecArray): Pick<LocalDate, 'days'> {
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  const days = {
    dmy: dayFromParts(fullYear(third!), b, a),
    mdy: dayFromParts(fullYear(third!), a, b),
    ymd: [first, second, third].every((digits) => digits!.length === 2) ? dayFromParts(fullYear(first!), b, c) : null,
  };
  return { days: Object.fromEntries(Object.entries(days).filter(([, day]) => day !== null)) };
}

/** Years of two digits are those of this century up to 69, as in most programs. */
function fullYear(written: string): number {
  const digits = written.replace(/^\D/, '');
  if (digits.length === 4) return Number(digits);
  return Number(digits) + (Number(digits) < 70 ? 2000 : 1900);
}

/** What stands after a date if it is a time: `21:15`, `9:15 PM`, `T21:15:00Z`. */
function timeIn(rest: string): string {
  const [time = ''] = /\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?\s?m\.?)?/i.exec(rest.replace(/^[T,\s]+/, '')) ?? [];
  return readClockTime(time) === '' ? '' : time;
}

/**
 * The one order in which all dates of a column are real days. If there are several that give different days, or none, the
 * writer is asked, and the likeliest is read on with.
 * @param today an order in which some days have not come yet is none where there is another
 * @returns null where no date needs an order
 */
export function askDateOrder(dates: Iterable<string>, column: string, choose: Choose, today?: Day): DateOrder | null {
  /** For each order a date that is a real day in another one alone, and how many there are. */
  const against = new Map<DateOrder, { text: string; count: number }>();
  const countAgainst = (order: DateOrder) => against.get(order)?.count ?? 0;
  const addAgainst = (order: DateOrder, text: string) =>
    against.set(order, { text: against.get(order)?.text ?? text, count: countAgainst(order) + 1 });
  const turns = new Map(DATE_ORDERS.map((order) => [order, new Turns()]));
  const examples = new Map<string, Example>();
  const inFuture = new Set<DateOrder>();
  let possible: readonly DateOrder[] | null = null;
  for (const text of dates) {
    const date = readLocalDate(text);
    const isWorded = date?.monthLanguages !== undefined;
    // A name that one language alone has tells in which the others are.
    if (isWorded)
      for (const order of MONTH_LANGUAGES) if (!date.monthLanguages!.includes(order)) addAgainst(order, text);
    if (!date?.needsOrder || Object.keys(date.days).length === 0) continue;
    possible ??= isWorded ? MONTH_LANGUAGES : DIGIT_ORDERS;
    for (const order of isWorded ? MONTH_LANGUAGES : DIGIT_ORDERS) {
      const day = date.days[order];
      if (day) turns.get(order)!.add(day);
      else if (!isWorded) addAgainst(order, text);
      if (day && today && day > today) inFuture.add(order);
    }
    const meanings = Object.values(date.days);
    const key = DATE_ORDERS.map((order) => meanings.indexOf(date.days[order]!)).join();
    if (!examples.has(key)) examples.set(key, { text, days: date.days });
  }
  if (possible === null) return null;
  const allDays = possible.filter((order) => !against.has(order));
  const past = allDays.filter((order) => !inFuture.has(order));
  const orders = past.length > 0 ? past : allDays;
  const example = examples.values().find(({ days }) => new Set(orders.flatMap((order) => days[order] ?? [])).size > 1);
  if (orders.length > 0 && example === undefined) return orders[0]!;
  const candidates = orders.length > 0 ? orders : possible.filter((order) => order !== 'ymd');
  // Most programs write the days in their order, the first or the last of them first; a hand errs in few of them.
  const [likeliest] = candidates.toSorted(
    (a, b) => countAgainst(a) - countAgainst(b) || turns.get(a)!.count - turns.get(b)!.count,
  );
  const why = example
    ? severalOrders(column, orders, example)
    : possible === MONTH_LANGUAGES
      ? `The names of the months in "${column}" are not all of one language: "${against.get('hr')!.text}" is not Croatian, and "${against.get('pl')!.text}" not Polish.`
      : `The dates in "${column}" are not all written in one order: "${against.get('dmy')!.text}" is no day if the day stands first, and "${against.get('mdy')!.text}" none if the month does.`;
  choose({ flag: '--dates', value: likeliest!, why });
  return likeliest!;
}

interface Example {
  text: string;
  days: LocalDate['days'];
}

/** Counts how often a row of days turns back, whichever way it goes. */
class Turns {
  #rises = 0;
  #falls = 0;
  #last: Day | null = null;

  add(day: Day): void {
    if (this.#last !== null && day > this.#last) this.#rises += 1;
    if (this.#last !== null && day < this.#last) this.#falls += 1;
    this.#last = day;
  }

  get count(): number {
    return Math.min(this.#rises, this.#falls);
  }
}

function severalOrders(column: string, orders: readonly DateOrder[], { text, days }: Example): string {
  const read = orders.filter((order) => days[order]);
  const meanings = read
    .filter((order, index) => read.findIndex((other) => days[other] === days[order]) === index)
    .map((order) => `${inWords(days[order]!)} (${order})`);
  return `The dates in "${column}" can be read in ${meanings.length === 2 ? 'two' : 'three'} ways: "${text.trim()}" is ${meanings.join(' or ')}.`;
}

const inWords = (day: Day) => `${dateOfMonth(day)} ${monthName(day)} ${day.slice(0, 4)}`;

/** The day of a date, read in an order; null if it is none. */
export function dayOf({ days, needsOrder }: LocalDate, order: DateOrder | null): Day | null {
  return (needsOrder ? order && days[order] : days.ymd) ?? null;
}

/** Says how the dates of a column were read. */
export function describeOrder(order: DateOrder, column: string): string {
  const words = {
    dmy: 'day, month, year',
    mdy: 'month, day, year',
    ymd: 'year, month, day',
    hr: 'Croatian',
    pl: 'Polish',
    cs: 'Czech',
  };
  return `The dates in "${column}" were read as ${words[order]}.`;
}
