import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Rest } from '../../domain/rest.ts';
import type { Closeness } from '../../domain/scale.ts';
import type { TrendRow } from '../../trends/periods/trend-rows.ts';
import type { QuestionTrend } from '../../trends/questions/question-trend.ts';
import type { RatedDay } from '../../trends/rated-day.ts';
import type { TrendsSummary } from '../../trends/summary.ts';

/** Everything that stands on the page of a report. */
export interface ReportData {
  from: Day;
  to: Day;
  /** How many days of the stretch have an entry, and how many were set aside. */
  coverage: { written: number; resting: number };
  /** With all numbers, and a row for each week. */
  summary: TrendsSummary;
  /** The rows of the pictures: weeks, or months where the weeks are too many for a picture. */
  rows: readonly TrendRow[];
  unit: 'week' | 'month';
  /** The days of the stretch that count, in their order. */
  counted: readonly RatedDay[];
  /** What was felt on each day, also on those that do not count. */
  felt: ReadonlyMap<Day, Closeness>;
  rests: readonly Rest[];
  partner: Partner;
  /** The entries whose notes the page shows, oldest first; null for a page without notes. */
  noted: readonly SavedEntry[] | null;
  /** The writer's own questions that have answers in the stretch or before it. */
  ownQuestions: readonly QuestionTrend[];
}
