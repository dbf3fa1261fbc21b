import { type Day, dateOfMonth, monthName } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import type { ImportFile, ReadingOptions } from '../format.ts';
import type { Choose } from '../import-choice.ts';
import { withWholeDates } from '../jrnl/jrnl-headings.ts';
import { NeedsFlagsError } from '../needs-flags-error.ts';
import { readLocalDate } from '../table/dates/local-dates.ts';
import { isOnlyDate } from './date-in-name.ts';
import { halfDates } from './half-dates.ts';
import { isListOfWords } from './is-list-of-words.ts';
import { wallTime } from './wall-time.ts';

/**
 * What begins the note of a text of which only the writer says the day. No file that has a day begins so, and none replaces it as
 * a later version.
 */
export const TEXT_OF_ONE_DAY = 'Text';

/** A date far below the beginning of a text is one that it tells of, not its own. */
const MAX_LINES = 1000;

/**
 * The day that the writer gives a file that names none; asks for it if they did not, and proposes a date that stands alone on a
 * line, else the day on which the file was last changed.
 * @param why what is not known, as a sentence
 * @returns the day to read on with
 * @throws UserError for a list of words, such as that of the moods of a program, which is the note of no day, and for several days
 *   that lack their year or their date
 */
export function askWhichDay(
  file: ImportFile,
  { on, today, zone = 'UTC' }: ReadingOptions,
  why: string,
  choose: Choose,
): Day | undefined {
  if (on !== undefined) return on;
  if (isListOfWords(file.text())) throw listOfWords(file.name);
  assertWholeDates(file);
  const dated = dateAlone(file);
  const changed = file.changedAt?.();
  const clockDay = changed && wallTime(changed, zone).slice(0, 'YYYY-MM-DD'.length);
  const changedDay = clockDay === undefined || (today !== undefined && clockDay > today) ? undefined : clockDay;
  const day = dated?.day ?? changedDay ?? today;
  const reason =
    dated !== null
      ? `"${dated.line}" in it seems to be that.`
      : changedDay === undefined
        ? 'Today is proposed; write its own day there.'
        : `It was last changed on ${inWords(changedDay)}.`;
  if (day !== undefined) choose({ flag: '--on', value: day, why: `${why} ${reason}` });
  return day;
}

function listOfWords(name: string): UserError {
  return new NeedsFlagsError(
    `${name} holds a list of words, a line each, and no day.`,
    'Looked for: a day in its name or at the beginning of a line, and sentences. Give the export that has the days. Nothing was brought in. If it is the note of one day all the same, say which:',
    ['--on', 'today'],
  );
}

/** @throws UserError for a text of several days that does not say of which year, or of which date, each is */
function assertWholeDates(file: ImportFile): void {
  const { withoutYear, withoutDate } = halfDates(file.text());
  const [lines, lack, next] =
    withoutYear.length > 1
      ? [
          withoutYear,
          'the year of its day',
          'Write the year on a line of its own above the first of its days, such as 2026.',
        ]
      : [withoutDate, 'the date of its day', 'Write the date of each day above it, such as 2026-03-02.'];
  if (lines.length < 2) return;
  throw new NeedsFlagsError(
    `${file.name} seems to be of several days: ${lines.length} lines such as "${lines[0]}" lack ${lack}.`,
    `${next} Nothing was brought in. If all of it is of one day, say which:`,
    ['--on', 'today'],
  );
}

/** @throws UserError where `--on` names a day for what names its own */
export function assertNoOtherDay(name: string, { on }: ReadingOptions): void {
  if (on === undefined) return;
  throw new UserError(
    `${name} says itself of which days it is, so --on ${on} would change them.`,
    'Leave out --on. Nothing was brought in.',
  );
}

/** @throws UserError where `--on` would give one day to several files */
export function assertOneFile(files: readonly ImportFile[], { on }: ReadingOptions): void {
  if (on === undefined || files.length < 2) return;
  throw new UserError(
    `--on takes one file, and here are ${files.length}.`,
    'Give each by itself with its own --on, or name it after its day, such as 2026-03-02.md. Nothing was brought in.',
  );
}

/** The first line that is nothing but a date which can be read in one way; null if there is none. */
function dateAlone(file: ImportFile): { line: string; day: Day } | null {
  for (const line of withWholeDates(file.text().split(/\r\n?|\n/, MAX_LINES), file.name)) {
    const isSpan = (line.match(/\d{4}/g) ?? []).length > 1;
    const days = isOnlyDate(line) && !isSpan ? Object.values(readLocalDate(line.replace(/^#+ /, ''))?.days ?? {}) : [];
    if (new Set(days).size === 1) return { line: line.trim(), day: days[0]! };
  }
  return null;
}

function inWords(day: Day): string {
  return `${dateOfMonth(day)} ${monthName(day)} ${day.slice(0, 4)}`;
}
