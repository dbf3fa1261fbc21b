import { type Day, monthIndex } from '../../domain/day.ts';
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
    unratedInMonths: unratedInMonths(journal, to),
    ...(holdUntil !== null && { holdUntil }),
    ...(began !== null && { began }),
    ...(lastEntry !== null && { lastEntry }),
    ...(lookbackDay !== null && { lookbackDay }),
    ...(asked.all && began !== null && { from: began }),
  };
  const earliest = earliestDayNeeded(request);
  const isWhole = asked.all || began === null;
  const unrated = journal.ratings.countUnrated(isWhole ? '' : firstDayOfTable(request), to);
  return {
    request: { ...request, unrated },
    ratings: journal.ratings.from(earliest),
    kept: await withTitles(journal, journal.readings.countKept(request.from ?? earliest, to)),
    partner: journal.settings.partner(),
  };
}

/** How many days without felt there are in the month of a day, up to that day, and in the month before. */
function unratedInMonths({ ratings }: Journal, day: Day): { current: number; previous: number } {
  const index = monthIndex(day);
  const previous = monthPeriod(index - 1);
  return {
    current: ratings.countUnrated(monthStart(index), day),
    previous: ratings.countUnrated(previous.from, previous.to),
  };
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
