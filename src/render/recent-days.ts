import { addDays, type Day, formatDay, isoWeekday } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import type { Closeness } from '../domain/scale.ts';
import type { DisplayOptions } from './display-options.ts';
import { wrap } from './text.ts';

/** How many days the summary after an entry counts, and for how many it shows felt. */
export const COVERAGE_DAYS = 28;
export const BAR_DAYS = 14;

/** "Written: 21 of the last 28 days." @param resting how many of these days are in a rest; they are not counted */
export function coverageLine(written: number, resting = 0): string {
  if (resting === 0) return `Written: ${written} of the last ${COVERAGE_DAYS} days.`;
  return `Written: ${written} of ${COVERAGE_DAYS - resting} days, the last ${COVERAGE_DAYS} without ${resting} set aside.`;
}

/** Felt of the last 14 days as small bars, with a mark for a day without an entry; in plain display as a sentence. */
export function dayBars(felt: ReadonlyMap<Day, Closeness>, today: Day, display: DisplayOptions): string {
  const days = Array.from({ length: BAR_DAYS }, (_, index) => addDays(today, index - BAR_DAYS + 1));
  if (display.plain) {
    const written = days.filter((day) => felt.has(day)).map((day) => `${formatDay(day, 'd MMMM')} ${felt.get(day)}`);
    return wrap(`Felt in the last ${BAR_DAYS} days: ${written.join(', ')}.`, display.width).join('\n');
  }
  const bars = days.map((day) => {
    const value = felt.get(day);
    return value === undefined
      ? display.theme.quiet(display.glyphs.missing)
      : display.theme.near(display.glyphs.levels[value - 1]!);
  });
  const caption = `felt, the last ${BAR_DAYS} days`;
  const separator = 2 * BAR_DAYS + 2 + caption.length < display.width ? '   ' : '\n';
  return `${bars.join(' ')}${separator}${display.theme.quiet(caption)}`;
}

/** Felt for each day of the week from Monday to `today`, with a mark for a day without an entry. */
export function weekLine(week: readonly Entry[], today: Day, display: DisplayOptions): string[] {
  const days = Array.from({ length: isoWeekday(today) }, (_, index) => addDays(today, index + 1 - isoWeekday(today)));
  const cells = days.map(
    (day) => `${formatDay(day, 'EEE')} ${week.find((entry) => entry.day === day)?.felt ?? display.glyphs.missing}`,
  );
  return wrap(`This week: ${cells.join('  ')}`, display.width);
}
