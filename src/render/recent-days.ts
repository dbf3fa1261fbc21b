import { addDays, type Day, formatDay, isoWeekday } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import type { Closeness } from '../domain/scale.ts';
import type { DisplayOptions } from './display-options.ts';
import { wrap } from './text.ts';

/** How many days are looked back on when the evening ends. */
export const COVERAGE_DAYS = 28;
export const BAR_DAYS = 14;

/** "21 of the last 28 days", with nothing said of the others; days of rest are not counted. */
export function coverageLine(written: number, resting = 0): string {
  if (resting === 0) return `Written: ${written} of the last ${COVERAGE_DAYS} days.`;
  return `Written: ${written} of ${COVERAGE_DAYS - resting} days, the last ${COVERAGE_DAYS} without ${resting} set aside.`;
}

/** The last 14 days as small bars, or in plain looks as numbers; a day without an entry is a gap. */
export function dayBars(felt: ReadonlyMap<Day, Closeness>, today: Day, look: DisplayOptions): string {
  const days = Array.from({ length: BAR_DAYS }, (_, index) => addDays(today, index - BAR_DAYS + 1));
  if (look.plain) {
    const written = days.filter((day) => felt.has(day)).map((day) => `${formatDay(day, 'd MMMM')} ${felt.get(day)}`);
    return wrap(`Felt in the last ${BAR_DAYS} days: ${written.join(', ')}.`, look.width).join('\n');
  }
  const bars = days.map((day) => {
    const value = felt.get(day);
    return value === undefined
      ? look.theme.quiet(look.glyphs.missing)
      : look.theme.near(look.glyphs.levels[value - 1]!);
  });
  const said = `felt, the last ${BAR_DAYS} days`;
  const between = 2 * BAR_DAYS + 2 + said.length < look.width ? '   ' : '\n';
  return `${bars.join(' ')}${between}${look.theme.quiet(said)}`;
}

/** The week so far, Monday first: the number of each day, a gap where nothing is written. */
export function weekLine(week: readonly Entry[], today: Day, look: DisplayOptions): string[] {
  const days = Array.from({ length: isoWeekday(today) }, (_, index) => addDays(today, index + 1 - isoWeekday(today)));
  const cells = days.map(
    (day) => `${formatDay(day, 'EEE')} ${week.find((entry) => entry.day === day)?.felt ?? look.glyphs.missing}`,
  );
  return wrap(`This week: ${cells.join('  ')}`, look.width);
}
