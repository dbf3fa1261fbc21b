import { dayFromNumber, daysBetween } from '../../domain/day.ts';
import type { Journal } from '../../journal/journal.ts';
import type { ReportData } from '../../render/report/report-data.ts';
import { yearGridStart } from '../../render/trends/year-grid.ts';
import { summariseMonths } from '../../trends/periods/period.ts';
import { lastDayShown } from '../../trends/periods/stretch.ts';
import { trendRows } from '../../trends/periods/trend-rows.ts';
import { countedDays } from '../../trends/rated-day.ts';
import type { TrendsRequest } from '../../trends/summary.ts';
import { readQuestionTrends } from './read-question-trend.ts';
import { readTrends, summariseReading } from './read-trends.ts';

/** With more weeks than that a picture has a point for each month in place of one for each week. */
const MAX_WEEKS = 106;

export interface ReportRequest extends Omit<TrendsRequest, 'unit' | 'allNumbers'> {
  /** From the first day of the journal on. */
  all?: boolean;
  withNotes: boolean;
}

/**
 * Reads what stands in a report: of the stretch that is asked for, or else of the last 53 weeks, as far as they are after the
 * beginning of the journal.
 */
export async function readReport(
  journal: Journal,
  { all = false, withNotes, ...asked }: ReportRequest,
): Promise<ReportData> {
  const to = lastDayShown(asked);
  const began = journal.firstDay();
  const hasBegun = began !== null && began <= to;
  const start = asked.from ?? (all && hasBegun ? began : yearGridStart(to));
  const from = hasBegun && start < began ? began : start;
  const reading = await readTrends(journal, { ...asked, from: start, allNumbers: true });
  const { ratings, partner } = reading;
  const rests = journal.rests();
  const counted = countedDays(ratings, { from, to, rests, includeLate: asked.includeLate ?? false });
  const felt = ratings.map((rated) => [dayFromNumber(rated.dayNumber), rated.felt] as const);
  const noted = withNotes ? journal.entries({ from, to }).filter(({ note }) => note !== undefined) : null;
  const coverage = journal.coverage(from, to);
  const summary = summariseReading(reading);
  const unit = daysBetween(from, to) > 7 * MAX_WEEKS ? 'month' : 'week';
  const monthRows = () => trendRows(summariseMonths(counted), { first: from, to, today: asked.today, unit, rests });
  return {
    from,
    to,
    coverage,
    summary,
    rows: unit === 'month' ? monthRows() : summary.rows,
    unit,
    counted,
    felt: new Map(felt.filter(([day]) => from <= day && day <= to)),
    rests,
    partner,
    noted,
    ownQuestions: readQuestionTrends(journal, { ...asked, from, to, unit }),
  };
}
