import { addDays, type Day, formatDay, isoWeekday, mondayOf, weekIndex } from '../../domain/day.ts';
import type { Closeness } from '../../domain/scale.ts';
import type { DisplayOptions } from '../display-options.ts';
import { joinWithAnd, padToWidth, wrap } from '../text.ts';

export const YEAR_WEEKS = 53;
const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const NAMES_WIDTH = 4;

export interface YearData {
  /** The Monday the grid begins with. */
  from: Day;
  to: Day;
  felt: ReadonlyMap<Day, Closeness>;
  isRest: (day: Day) => boolean;
}

/** 53 weeks by 7 days, the number itself in each cell; half-years below each other where the whole does not fit. */
export function renderYearGrid(year: YearData, look: DisplayOptions): string[] {
  if (look.plain) return inSentences(year, look);
  const weeks = Array.from({ length: YEAR_WEEKS }, (_, index) => mondayOf(weekIndex(year.from) + index));
  const fits = (cell: number, count: number) => NAMES_WIDTH + cell * count <= look.width;
  if (fits(2, YEAR_WEEKS)) return [...grid(weeks, 2, year, look), '', ...legend(look)];
  const half = Math.ceil(YEAR_WEEKS / 2);
  return [
    ...grid(weeks.slice(0, half), 2, year, look),
    '',
    ...grid(weeks.slice(half), 2, year, look),
    '',
    ...legend(look),
  ];
}

function grid(weeks: readonly Day[], cell: number, year: YearData, look: DisplayOptions): string[] {
  const rows = DAY_NAMES.map((name, index) => {
    const cells = weeks.map((monday) => `${cellOf(addDays(monday, index), year, look)}${' '.repeat(cell - 1)}`);
    return `${look.theme.quiet(padToWidth(name, NAMES_WIDTH))}${cells.join('').trimEnd()}`;
  });
  return [look.theme.quiet(monthLine(weeks, cell)), ...rows];
}

/** Each month's name over the week that holds its first day. */
function monthLine(weeks: readonly Day[], cell: number): string {
  let line = ' '.repeat(NAMES_WIDTH);
  for (const [index, monday] of weeks.entries()) {
    const column = NAMES_WIDTH + index * cell;
    const sunday = addDays(monday, 6);
    const begins = index === 0 || sunday.slice(8) <= '07';
    const name = formatDay(sunday, 'MMM');
    const hasRoom = line.trimEnd().length < column || line.trim() === '';
    if (begins && hasRoom && column + name.length <= NAMES_WIDTH + weeks.length * cell)
      line = `${padToWidth(line, column)}${name}`;
  }
  return line;
}

function cellOf(day: Day, { from, to, felt, isRest }: YearData, { theme, glyphs }: DisplayOptions): string {
  if (day < from || day > to) return ' ';
  const value = felt.get(day);
  if (value === undefined) return theme.quiet(isRest(day) ? glyphs.rest : glyphs.missing);
  // The number says it all; the shade helps the eye: faint where far, strong where near.
  return value <= 2 ? theme.quiet(String(value)) : value >= 6 ? theme.title(String(value)) : String(value);
}

function legend({ theme, glyphs, width }: DisplayOptions): string[] {
  return wrap(
    theme.quiet(`1 two separate worlds to 7 nearly one   ${glyphs.missing} nothing written   ${glyphs.rest} set aside`),
    width,
  );
}

/** The same by month: how many days of each were written and are not set aside, and which numbers. */
function inSentences({ from, to, felt, isRest }: YearData, look: DisplayOptions): string[] {
  const months = new Map<string, Closeness[]>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const month = formatDay(day, 'MMMM y');
    const values = months.get(month) ?? [];
    const value = isRest(day) ? undefined : felt.get(day);
    months.set(month, value === undefined ? values : [...values, value]);
  }
  return [...months].flatMap(([month, values]) => wrap(monthSentence(month, values), look.width));
}

function monthSentence(month: string, values: readonly Closeness[]): string {
  if (values.length === 0) return `${month}: nothing written.`;
  const counts = [...Map.groupBy([...values].sort(), (value) => value)].map(
    ([value, same]) => `felt ${value} on ${same.length}`,
  );
  return `${month}: ${values.length} ${values.length === 1 ? 'day' : 'days'} written; ${joinWithAnd(counts)}.`;
}

/** The Monday from which 53 weeks end with the week of a day. */
export function yearGridStart(day: Day): Day {
  return addDays(day, 1 - isoWeekday(day) - 7 * (YEAR_WEEKS - 1));
}
