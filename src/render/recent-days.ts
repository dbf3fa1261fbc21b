import { addDays, type Day, daysBetween, formatDay, isoWeekday, weekdayName } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import type { Closeness } from '../domain/scale.ts';
import type { DisplayOptions } from './display-options.ts';
import { pluralize, wrap } from './text.ts';

/** How many days the summary after an entry counts, and for how many it shows felt. */
export const COVERAGE_DAYS = 28;
export const BAR_DAYS = 14;

/** How many of the last `COVERAGE_DAYS` days are written; of fewer in the beginning. */
export interface Coverage {
  written: number;
  /** How many of them are in a rest; they are not counted. */
  resting: number;
  /** How many days it is since the first written day, that day included; 0 if none is written. */
  since: number;
}

/** Days from the first written day to today, both included; 0 if none is written up to today. */
export function daysSinceFirst(first: Day | null, today: Day): number {
  return first === null || first > today ? 0 : daysBetween(first, today) + 1;
}

/** "Written: 21 of the last 28 days.", on the first evenings "Written: 3 of 5 days since you began."; '' before the first. */
export function coverageLine({ written, resting, since }: Coverage): string {
  if (since === 0) return '';
  const isBeginning = since < COVERAGE_DAYS;
  if (resting === 0) {
    if (!isBeginning) return `Written: ${written} of the last ${COVERAGE_DAYS} days.`;
    return since === 1 ? 'Your first day is written.' : `Written: ${written} of ${since} days since you began.`;
  }
  const counted = (isBeginning ? since : COVERAGE_DAYS) - resting;
  const are = resting === 1 ? 'is' : 'are';
  if (counted === 0)
    return `Set aside: ${isBeginning ? 'every day since you began' : `the last ${COVERAGE_DAYS} days`}.`;
  return isBeginning
    ? `Written: ${written} of ${pluralize(counted, 'day')} since you began; ${resting} more ${are} set aside.`
    : `Written: ${written} of ${counted} days; the other ${resting} of the last ${COVERAGE_DAYS} ${are} set aside.`;
}

/**
 * Felt of the last days as small bars, with a mark for a day without an entry; in plain display as a sentence.
 * @param count how many days
 */
export function dayBars(
  felt: ReadonlyMap<Day, Closeness>,
  today: Day,
  display: DisplayOptions,
  count = BAR_DAYS,
): string {
  const days = Array.from({ length: count }, (_, index) => addDays(today, index - count + 1));
  if (display.plain) {
    const written = days.filter((day) => felt.has(day)).map((day) => `${formatDay(day, 'd MMMM')} ${felt.get(day)}`);
    return wrap(`Felt in the last ${count} days: ${written.join(', ')}.`, display.width).join('\n');
  }
  const bars = days.map((day) => {
    const value = felt.get(day);
    return value === undefined
      ? display.theme.quiet(display.glyphs.missing)
      : display.theme.near(display.glyphs.levels[value - 1]!);
  });
  const caption = `felt, the last ${count} days`;
  const separator = 2 * count + 2 + caption.length < display.width ? '   ' : '\n';
  return `${bars.join(' ')}${separator}${display.theme.quiet(caption)}`;
}

/** Felt for each day of the week from Monday to `today`; a day without a number has a mark, or in plain display is left out. */
export function weekLine(week: readonly Entry[], today: Day, display: DisplayOptions): string[] {
  const days = Array.from({ length: isoWeekday(today) }, (_, index) => addDays(today, index + 1 - isoWeekday(today)));
  const feltOn = (day: Day) => week.find((entry) => entry.day === day)?.felt;
  if (display.plain) {
    const rated = days.filter((day) => feltOn(day) !== undefined).map((day) => `${weekdayName(day)} ${feltOn(day)}`);
    return rated.length === 0 ? [] : wrap(`Felt this week: ${rated.join(', ')}.`, display.width);
  }
  const cells = days.map((day) => `${formatDay(day, 'EEE')} ${feltOn(day) ?? display.glyphs.missing}`);
  return wrap(`This week: ${cells.join('  ')}`, display.width);
}
