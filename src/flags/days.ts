import { addDays, type Day, daysBetween, monthIndex, weekIndex } from '../domain/day.ts';
import type { DayRange } from '../domain/parse-day.ts';
import { UsageError } from '../errors.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import { today, type World } from '../world.ts';

/** The day that words on the command line name. @throws UsageError if they name none */
export async function dayFromWords(words: readonly string[], world: World): Promise<Day> {
  const { parseDay } = await import('../domain/parse-day.ts');
  return parseDay(words.join(' '), today(world), world.dayStartsAt);
}

/**
 * The day that words on the command line name; one that has not come yet only if a wrong clock has written for it.
 * @throws UsageError if they name none
 */
export async function writtenDayFromWords(words: readonly string[], world: World): Promise<Day> {
  const { parseAnyDay } = await import('../domain/parse-day.ts');
  const day = await parseAnyDay(words.join(' '), today(world), world.dayStartsAt);
  const isKnown =
    day > today(world) &&
    (await withJournal(
      world,
      'read',
      async (journal) =>
        journal.entry(day) !== null || journal.drafts.get(day) !== null || (await isChanged(journal, day)),
    ));
  return isKnown ? day : dayFromWords(words, world);
}

/** The same, and null where there are no words. */
export async function namedDay(words: readonly string[], world: World): Promise<Day | null> {
  return words.length > 0 ? writtenDayFromWords(words, world) : null;
}

async function isChanged(journal: Journal, day: Day): Promise<boolean> {
  const { revisionsOf } = await import('../journal/revisions-of.ts');
  return revisionsOf(journal, day).length > 0;
}

/** The newest written day up to today. One that lies in the future by mistake only if there is no other; null for none. */
export function newestWrittenDay(journal: Journal, now: Day): Day | null {
  return journal.latestDay(now) ?? journal.firstDay();
}

/**
 * The day, week, month or year that words on the command line name. A date or a month without its year is the last one past.
 * @throws UsageError if they name none
 */
export async function dayRangeFromWords(words: string, world: World): Promise<DayRange> {
  const { parseDayRange } = await import('../domain/parse-day.ts');
  return parseDayRange(words, today(world), world.dayStartsAt, today(world));
}

/** How far behind its beginning the end of a stretch can lie that is given without its year: "25 december..2 january". */
const DAYS_IN_STRETCH = 183;

/** The end of a stretch, which without its year is the first such day after the beginning. @throws UsageError as above */
export async function stretchEndFromWords(words: string, from: Day | undefined, world: World): Promise<Day> {
  if (from === undefined) return (await dayRangeFromWords(words, world)).to;
  const { parseDayRange } = await import('../domain/parse-day.ts');
  return (await parseDayRange(words, today(world), world.dayStartsAt, addDays(from, DAYS_IN_STRETCH))).to;
}

/**
 * A day of the week, the month or the year that words name; of this one without words. "last" is the one before.
 * @throws UsageError if they name none, or days of several
 */
export async function periodFromWords(
  words: readonly string[],
  unit: 'week' | 'month' | 'year',
  world: World,
): Promise<Day> {
  if (words.length === 0) return today(world);
  const text = words.join(' ');
  const { from, to } = await dayRangeFromWords(/^(last|this)$/i.test(text) ? `${text} ${unit}` : text, world);
  const indexOf = INDEX_OF[unit];
  if (indexOf(from) !== indexOf(to))
    throw new UsageError(
      daysBetween(from, to) < 7 ? `"${text}" lies in two ${unit}s.` : `"${text}" is more than one ${unit}.`,
      `Name one, such as last, ${EXAMPLE[unit]}, or a day in it.`,
    );
  return from;
}

const INDEX_OF = { week: weekIndex, month: monthIndex, year: (day: Day) => day.slice(0, 4) };
const EXAMPLE = { week: '2026-W10', month: 'march 2026', year: '2026' };
