import { PRACTICES, type Practice, type SavedEntry } from '../domain/entry.ts';
import { countRestDays, type Rest, restOn } from '../domain/rest.ts';
import { type Period, type PeriodSummary, summariseMonths, summariseWeeks } from './periods/period.ts';
import type { PeriodUnit } from './periods/trend-rows.ts';
import { countedDays, ratedDays } from './rated-day.ts';

/** A week or a month in numbers, beside the one before. */
export interface Review {
  /** Days of the period that have an entry. */
  written: number;
  /** Days of the period that are set aside. */
  resting: number;
  /** The counted days in numbers; null without any. */
  summary: PeriodSummary | null;
  /** How many of the written days are not counted, each for one reason: set aside, without felt, or written late. */
  uncounted: { aside: number; unrated: number; late: number };
  /** The same for the period before. */
  before: PeriodSummary | null;
  /** On how many of the written days that are not set aside there was each practice, in the order of the questions; those with none left out. */
  practices: readonly { practice: Practice; days: number }[];
}

/**
 * Computes the numbers of a period and of the one before.
 * @param entries those of the period; `before` those of the period before; both in the order of their days
 */
export function reviewPeriod(
  unit: PeriodUnit,
  period: Period,
  { entries, before, rests }: { entries: readonly SavedEntry[]; before: readonly SavedEntry[]; rests: readonly Rest[] },
): Review {
  const summarise = unit === 'week' ? summariseWeeks : summariseMonths;
  const summaryOf = (days: readonly SavedEntry[]) => summarise(countedDays(ratedDays(days), { rests }))[0] ?? null;
  const isAside = ({ day }: SavedEntry) => restOn(rests, day) !== undefined;
  const present = entries.filter((entry) => !isAside(entry));
  const daysWith = (practice: Practice) => present.filter(({ practices }) => practices?.includes(practice)).length;
  return {
    written: entries.length,
    resting: countRestDays(rests, period.from, period.to),
    summary: summaryOf(entries),
    uncounted: {
      aside: entries.length - present.length,
      unrated: present.filter(({ felt }) => felt === undefined).length,
      late: present.filter(({ felt, late }) => felt !== undefined && late).length,
    },
    before: summaryOf(before),
    practices: PRACTICES.map((practice) => ({ practice, days: daysWith(practice) })).filter(({ days }) => days > 0),
  };
}
