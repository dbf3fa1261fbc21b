import { isWithoutYear } from '../table/dates/local-dates.ts';
import { weekdayNumber } from '../table/dates/weekday-number.ts';
import { isOnlyDate } from './date-in-name.ts';

/** As many lines show whether days begin in them. */
const MAX_LINES = 5000;
/** A longer line is a sentence. */
const MAX_LINE = 40;
const MARKS = /^(?:#{1,6} +|\*{1,3} *|[-+] +|_{1,2})/;
/** What may stand between a day and the text behind it. */
const BEHIND = /\s+[-\u2013\u2014]\s+|:\s+|\s{3,}|\t/;
/** `Day 12`, in the languages of headings. */
const COUNTED = /^(?:day|tag|jour|d[i\u00ed]a|dag|giorno)\s*#?\d{1,4}$/i;

/** Lines that seem to begin a day, and lack its year or all of its date: `2 March`, `Monday`, `Day 12`. */
export function halfDates(text: string): { withoutYear: string[]; withoutDate: string[] } {
  const heads = text
    .split(/\r\n?|\n/, MAX_LINES)
    .flatMap((line) =>
      line
        .trim()
        .slice(0, 2 * MAX_LINE)
        .replace(MARKS, '')
        .split(BEHIND, 1),
    )
    .map((head) => head!.replace(/[*_:.\s]+$/, ''))
    .filter((head) => head !== '' && head.length <= MAX_LINE);
  const isWeekday = (head: string) => !/\d/.test(head) && head.split(/[\s,.]+/).every((word) => weekdayNumber(word));
  return {
    withoutYear: heads.filter((head) => /\d/.test(head) && isOnlyDate(head) && isWithoutYear(head)),
    withoutDate: heads.filter((head) => COUNTED.test(head) || isWeekday(head)),
  };
}
