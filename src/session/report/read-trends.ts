import { type Day, dayNumber, monthIndex } from '../../domain/day.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Rating } from '../../journal/tables/ratings.ts';
import { monthPeriod, monthStart } from '../../trends/periods/period.ts';
import { lastDayShown } from '../../trends/periods/stretch.ts';
import {
  earliestDayNeeded,
  firstDayOfTable,
  LOOKBACK_ENTRIES,
  summariseTrends,
  type TrendsRequest,
  type TrendsSummary,
} from '../../trends/summary.ts';

/** What was read from the journal for the trends. */
export interface TrendsReading {
  request: TrendsRequest;
  /** In the order of their days, from the first day that can matter on. */
  ratings: readonly Rating[];
  /** The passages that were kept, those of a text that is no longer loaded left out. */
  kept: readonly { title: string; times: number }[];
  partner: Partner;
}

/** Reads what the trends need, and completes the request by what only the journal knows. `all`: from its first day on. */
export async function readTrends(journal: Journal, asked: TrendsRequest & { all?: boolean }): Promise<TrendsReading> {
  const to = lastDayShown(asked);
  const began = journal.ratings.firstDay();
  const lastEntry = journal.ratings.nthLatestDay(1, to);
  const lookbackDay = journal.ratings.nthLatestDay(LOOKBACK_ENTRIES, to);
  const weeks = asked.weeks ?? (Number(journal.settings.get('weeks')) || undefined);
  const holdUntil = journal.settings.activeHoldUntil(asked.today);
  const request: TrendsRequest = {
    ...asked,
    ...(weeks !== undefined && { weeks }),
    rests: journal.rests(),
    ...(holdUntil !== null && { holdUntil }),
    ...(began !== null && { began }),
    ...(lastEntry !== null && { lastEntry }),
    ...(lookbackDay !== null && { lookbackDay }),
    ...(asked.all && began !== null && { from: began }),
  };
  const earliest = earliestDayNeeded(request);
  const isWhole = asked.all || began === null;
  const { ratings, unrated } = journal.ratings.from(isWhole ? '' : earliest);
  const shown = countBetween(unrated, isWhole ? null : firstDayOfTable(request), to);
  return {
    request: { ...request, unrated: shown, unratedInMonths: unratedInMonths(unrated, to) },
    ratings,
    kept: await withTitles(journal, journal.readings.countKept(request.from ?? earliest, to)),
    partner: journal.settings.partner(),
  };
}

/** How many of the days without felt lie in the month of a day, up to that day, and in the month before. */
function unratedInMonths(unrated: readonly number[], day: Day): { current: number; previous: number } {
  const index = monthIndex(day);
  const previous = monthPeriod(index - 1);
  return {
    current: countBetween(unrated, monthStart(index), day),
    previous: countBetween(unrated, previous.from, previous.to),
  };
}

/** How many days lie between two, both included. @param days in days since 1 January 1970; null stands for no first day */
function countBetween(days: readonly number[], first: Day | null, last: Day): number {
  const [from, to] = [first === null ? Number.NEGATIVE_INFINITY : dayNumber(first), dayNumber(last)];
  return days.filter((day) => from <= day && day <= to).length;
}

/** The summary of what was read. */
export function summariseReading({ request, ratings, kept }: TrendsReading): TrendsSummary {
  return summariseTrends(ratings, { ...request, stayed: kept });
}

async function withTitles(
  journal: Journal,
  kept: readonly { passage: string; times: number }[],
): Promise<TrendsReading['kept']> {
  if (kept.length === 0) return [];
  const { passageTitles } = await import('../../suggest/passage-title.ts');
  const titles = await passageTitles(
    journal,
    kept.map(({ passage }) => passage),
  );
  return kept.flatMap(({ passage, times }) => {
    const title = titles.get(passage);
    return title === undefined ? [] : [{ title, times }];
  });
}
