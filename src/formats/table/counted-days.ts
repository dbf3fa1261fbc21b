import { dateOfMonth, monthName } from '../../domain/day.ts';
import type { Choose } from '../import-choice.ts';
import { wallTime } from '../times/wall-time.ts';

/** Ways to count days or seconds that no cell tells by itself, so that the writer has to. */
export const COUNTINGS = ['excel', 'apple'] as const;
export type Counting = (typeof COUNTINGS)[number];

const SERIAL = /^([2-7]\d{4})(?:\.(\d+))?$/;
const SINCE_2001 = /^[2-9]\d{8}(?:\.\d+)?$/;
/** The number of 1 January 1970 in a spreadsheet, and the second of 1 January 2001 since then. */
const EXCEL_1970 = 25_569;
const APPLE_2001 = 978_307_200;
const SECONDS_PER_DAY = 86_400;
const MS_PER_SECOND = 1000;
const SAMPLE_ROWS = 200;

const PATTERNS: Readonly<Record<Counting, RegExp>> = { excel: SERIAL, apple: SINCE_2001 };
const WORDS: Readonly<Record<Counting, string>> = {
  excel: 'A spreadsheet counts days so, from 1900',
  apple: 'Programs of Apple count seconds so, from 2001',
};

/**
 * How cells that count days or seconds are read, as dates; null where none do. Asks for the way of counting if nobody said it.
 * @param given the value of `--dates`, if it is one of these
 */
export function readerOfCounted(
  cells: readonly string[],
  { given, zone }: { given: Counting | undefined; zone: string },
  column: string,
  choose: Choose,
): ((cell: string) => string) | null {
  const sample = cells.slice(0, SAMPLE_ROWS).filter((cell) => cell.trim() !== '');
  const found =
    given ?? COUNTINGS.find((one) => sample.length > 0 && sample.every((cell) => PATTERNS[one].test(cell.trim())));
  const isCounted = (cell: string) => found !== undefined && PATTERNS[found].test(cell.trim());
  if (found === undefined || !cells.some(isCounted)) return null;
  const read = (cell: string) => (isCounted(cell) ? dateOf(Number(cell), found, zone) : cell);
  if (given === undefined) {
    const example = sample[0]!.trim();
    const day = read(example).slice(0, 'YYYY-MM-DD'.length);
    choose({
      flag: '--dates',
      value: found,
      why: `The days in "${column}" are numbers, such as ${example}. ${WORDS[found]}: it is ${dateOfMonth(day)} ${monthName(day)} ${day.slice(0, 4)} then.`,
    });
  }
  return read;
}

function dateOf(count: number, counting: Counting, zone: string): string {
  if (counting === 'apple') return wallTime(new Date((count + APPLE_2001) * MS_PER_SECOND), zone);
  // A part of a day has no exact number: rounded to seconds, its minute is the one that the spreadsheet shows.
  const instant = new Date(Math.round((count - EXCEL_1970) * SECONDS_PER_DAY) * MS_PER_SECOND);
  return instant.toISOString().slice(0, (count % 1 === 0 ? 'YYYY-MM-DD' : 'YYYY-MM-DDTHH:MM').length);
}
