import { addDays } from '../domain/day.ts';
import type { Journal } from '../journal/journal.ts';
import { BAR_DAYS, COVERAGE_DAYS, coverageLine, dayBars } from '../render/recent-days.ts';
import { wrap } from '../render/text.ts';
import { today, type World } from '../world.ts';

/** Two lines for the end of an evening: how many of the last days are written, and how close each felt. */
export function recentSummary(world: World, journal: Journal): string {
  const last = today(world);
  const recent = journal.entries({ from: addDays(last, 1 - BAR_DAYS), to: last });
  const felt = new Map(recent.map((entry) => [entry.day, entry.felt]));
  const { written, resting } = journal.coverage(addDays(last, 1 - COVERAGE_DAYS), last);
  return `${wrap(coverageLine(written, resting), world.display.width).join('\n')}\n${dayBars(felt, last, world.display)}\n`;
}
