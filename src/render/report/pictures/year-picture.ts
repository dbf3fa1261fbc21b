import { cell, text } from '@observablehq/plot';
import { addDays, type Day, formatDay, isoWeekday, mondayOf, weekIndex } from '../../../domain/day.ts';
import { type Rest, restOn } from '../../../domain/rest.ts';
import { CLOSENESS, type Closeness } from '../../../domain/scale.ts';
import { YEAR_WEEKS } from '../../trends/year-grid.ts';
import type { ReportData } from '../report-data.ts';
import type { Drawing, Picture } from './picture.ts';

const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** A line of weeks has a row for the names of the months, one for each weekday, and an empty one below. */
const LINE_ROWS = 9;
/** Weeks in a line on a phone, where the grid of a year takes two. */
const NARROW_WEEKS = 27;
const NAMES_WIDTH = 30;

interface Cell {
  day: Day;
  felt: Closeness | null;
  isRest: boolean;
}

/** A grid for each 53 weeks of the stretch, oldest first. */
export function yearPictures({ from, to, felt, rests }: Pick<ReportData, 'from' | 'to' | 'felt' | 'rests'>): Picture[] {
  const pictures: Picture[] = [];
  for (let start = mondayOf(weekIndex(from)); start <= to; start = addDays(start, 7 * YEAR_WEEKS)) {
    const last = addDays(start, 7 * YEAR_WEEKS - 1);
    const cells = cellsBetween(start < from ? from : start, last < to ? last : to, felt, rests);
    pictures.push(yearPicture(start, cells, pictures.length + 1));
  }
  return pictures;
}

function cellsBetween(from: Day, to: Day, felt: ReadonlyMap<Day, Closeness>, rests: readonly Rest[]): Cell[] {
  const cells: Cell[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    cells.push({ day, felt: felt.get(day) ?? null, isRest: restOn(rests, day) !== undefined });
  return cells;
}

function yearPicture(start: Day, cells: readonly Cell[], number: number): Picture {
  const title = `Each day from ${formatDay(cells[0]!.day, 'd MMMM y')} to ${formatDay(cells.at(-1)!.day, 'd MMMM y')}`;
  return {
    id: `days-${number}`,
    title,
    description:
      'A column for each week, a row for each weekday, and in each cell how close it felt, from 1, two separate worlds, to 7, nearly one. An empty cell has nothing written; a dash is a day that was set aside.',
    legend: [],
    draw: (width) => drawYear(start, cells, width),
    table: { columns: ['Month', ...CLOSENESS.map((number) => `Felt ${number}`), 'Set aside'], rows: monthRows(cells) },
  };
}

/** Where the cells of a grid stand, whose weeks stand in one line or in several. */
class YearLayout {
  readonly #start: Day;
  readonly #weeksPerLine: number;
  readonly #weeks: number;
  /** Pixels of a cell. */
  readonly size: number;

  constructor(start: Day, last: Day, width: number) {
    this.#start = start;
    this.#weeks = weekIndex(last) - weekIndex(start) + 1;
    this.#weeksPerLine = width < 500 ? NARROW_WEEKS : YEAR_WEEKS;
    this.size = (width - NAMES_WIDTH) / this.#weeksPerLine;
  }

  get columns(): number[] {
    return Array.from({ length: Math.min(this.#weeks, this.#weeksPerLine) }, (_, column) => column);
  }

  get rows(): number[] {
    const lines = Math.ceil(this.#weeks / this.#weeksPerLine);
    return Array.from({ length: lines * LINE_ROWS - 1 }, (_, row) => row);
  }

  columnOf = ({ day }: Cell): number => this.#weekOf(day) % this.#weeksPerLine;

  /** The row for the names of the months above a cell. */
  namesRowOf = ({ day }: Cell): number => Math.floor(this.#weekOf(day) / this.#weeksPerLine) * LINE_ROWS;

  rowOf = (one: Cell): number => this.namesRowOf(one) + isoWeekday(one.day);

  #weekOf(day: Day): number {
    return weekIndex(day) - weekIndex(this.#start);
  }
}

function drawYear(start: Day, cells: readonly Cell[], width: number): Drawing {
  const layout = new YearLayout(start, cells.at(-1)!.day, width);
  const { size, columns, rows, columnOf, rowOf } = layout;
  return {
    width: NAMES_WIDTH + size * columns.length + 30,
    height: rows.length * size,
    marginLeft: NAMES_WIDTH,
    marginRight: 30,
    marginTop: 0,
    marginBottom: 0,
    x: { type: 'band', domain: columns, axis: null },
    y: { type: 'band', domain: rows, axis: null },
    padding: 0.08,
    marks: [
      cell(cells, {
        x: columnOf,
        y: rowOf,
        fill: 'var(--felt)',
        // One hue, fuller where it felt nearer: no number is better than another.
        fillOpacity: ({ felt }: Cell) => (felt === null ? 0.03 : 0.05 + felt * 0.05),
      }),
      text(
        cells.filter(({ felt, isRest }) => felt !== null || isRest),
        {
          x: columnOf,
          y: rowOf,
          text: ({ felt }: Cell) => (felt === null ? '–' : String(felt)),
          fontSize: Math.min(11, size - 2),
        },
      ),
      dayNames(layout),
      monthNames(cells, layout),
    ],
  };
}

/** Every second weekday, to the left of its row. */
function dayNames({ rows, size }: YearLayout) {
  return text(
    rows.filter((row) => [1, 3, 5].includes(row % LINE_ROWS)),
    {
      x: () => 0,
      y: (row: number) => row,
      text: (row: number) => DAY_NAMES[(row % LINE_ROWS) - 1],
      dx: -size / 2 - 4,
      textAnchor: 'end',
      fontSize: 10,
      fill: 'var(--quiet)',
    },
  );
}

/** Each month, above the week in which it begins. */
function monthNames(cells: readonly Cell[], { columnOf, namesRowOf, size }: YearLayout) {
  return text(
    cells.filter(({ day }) => day.endsWith('-01')),
    {
      x: columnOf,
      y: namesRowOf,
      text: ({ day }: Cell) => formatDay(day, 'MMM'),
      textAnchor: 'start',
      dx: -size / 2,
      fontSize: 10,
      fill: 'var(--quiet)',
    },
  );
}

/** For each month how often each number was felt, and how many days were set aside. */
function monthRows(cells: readonly Cell[]): string[][] {
  return [...Map.groupBy(cells, ({ day }) => day.slice(0, 7))].map(([, days]) => [
    formatDay(days[0]!.day, 'MMM y'),
    ...CLOSENESS.map((number) => String(days.filter(({ felt }) => felt === number).length)),
    String(days.filter(({ isRest }) => isRest).length),
  ]);
}
