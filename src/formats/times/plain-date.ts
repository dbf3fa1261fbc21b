import { addDays, dayFromNumber, dayFromParts, dayNumber, isoWeek, mondayOf, weekIndex } from '../../domain/day.ts';
import { cjkDateInDigits } from './cjk-date-in-digits.ts';

/** The year before the first of the eras Reiwa, Heisei and Showa of Japan, and of the Republic of China in both spellings. */
const ERAS: Readonly<Record<string, number>> = {
  '\u4ee4\u548c': 2018,
  '\u5e73\u6210': 1988,
  '\u662d\u548c': 1925,
  '\u6c11\u570b': 1911,
  '\u6c11\u56fd': 1911,
};
const IN_ERA = new RegExp(`^(${Object.keys(ERAS).join('|')})\\s*(\\d{1,3}|\\u5143)\\s*\\u5e74`);
/** How the first year of an era is called. */
const FIRST = '\u5143';
const WEEK_DATE = /^(\d{4})-?W(\d\d)-?([1-7])(?!\d)/;
const DAY_OF_YEAR = /^(\d{4})-(\d{3})(?!\d)/;

/**
 * A date with the digits of any script and the numerals of Chinese as 0 to 9, and a year of an era, an ISO week date or a day of the
 * year as a common date.
 */
export function plainDate(text: string): string {
  const digits = /[^\0-\x7f]/.test(text)
    ? cjkDateInDigits(text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit))))
    : text;
  return digits
    .replace(IN_ERA, (_, era: string, year: string) => `${ERAS[era]! + (year === FIRST ? 1 : Number(year))}\u5e74`)
    .replace(WEEK_DATE, (written, year: string, week: string, weekday: string) => {
      // The first week is that of 4 January.
      const monday = mondayOf(weekIndex(`${year}-01-04`) + Number(week) - 1);
      // Beyond its last week, its 52nd or 53rd, a year has none.
      return isoWeek(monday).year === year ? addDays(monday, Number(weekday) - 1) : written;
    })
    .replace(DAY_OF_YEAR, (written, year: string, count: string) => {
      const first = dayFromParts(Number(year), 1, 1);
      const day = first && dayFromNumber(dayNumber(first) + Number(count) - 1);
      return day?.startsWith(year) ? day : written;
    });
}

/** What a digit counts. Those of a script follow each other from 0 to 9. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
