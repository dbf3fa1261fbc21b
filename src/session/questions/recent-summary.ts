import { addDays } from '../../domain/day.ts';
import type { Journal } from '../../journal/journal.ts';
import { BAR_DAYS, coverageLine, dayBars } from '../../render/recent-days.ts';
import { wrap } from '../../render/text.ts';
import { today, type World } from '../../world.ts';
import { recentCoverage } from '../recent-coverage.ts';

/** Lines for the end of an evening: how many of the last days are written, and how close each felt. */
export function recentSummary(world: World, journal: Journal): string {
  const last = today(world);
  const recent = journal.entries({ from: addDays(last, 1 - BAR_DAYS), to: last });
  const felt = new Map(recent.flatMap(({ day, felt }) => (felt === undefined ? [] : [[day, felt] as const])));
  const coverage = recentCoverage(journal, last);
  const line = coverageLine(coverage);
  const lines = line === '' ? [] : wrap(line, world.display.width);
  // Bars of days before the first, or of days without a number alone, would only show what is missing.
  const bars =
    coverage.since > 1 && felt.size > 0 ? [dayBars(felt, last, world.display, Math.min(BAR_DAYS, coverage.since))] : [];
  return [...lines, ...bars].map((line) => `${line}\n`).join('');
}
