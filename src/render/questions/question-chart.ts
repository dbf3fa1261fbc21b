import { formatDay } from '../../domain/day.ts';
import type { AnswersSummary } from '../../trends/questions/answers-summary.ts';
import type { QuestionRow, QuestionTrend } from '../../trends/questions/question-trend.ts';
import type { DisplayOptions } from '../display-options.ts';
import { capitalize } from '../figures.ts';
import { escapeControls } from '../text.ts';
import { type ChartPoint, renderPeriodsChart } from '../trends/weeks-chart.ts';
import { formatMean } from './answers-phrase.ts';

/** The answers of a period as one number: their mean, or how many of a hundred say yes. Null for choices and words. */
export function meanOrShare(summary: AnswersSummary): number | null {
  if (summary.kind === 'scale' || summary.kind === 'number') return summary.mean;
  return summary.kind === 'yes-no' ? (100 * summary.yes) / summary.n : null;
}

/** What the numbers of `meanOrShare` are: "sleep, on average (h)", "argued: yes, in percent of the days". */
export function valueCaption({ name }: QuestionTrend, summary: AnswersSummary): string {
  if (summary.kind === 'yes-no') return `${capitalize(name)}: yes, in percent of the days`;
  const unit = summary.kind === 'number' && summary.unit !== undefined ? ` (${escapeControls(summary.unit)})` : '';
  return `${capitalize(name)}, on average${unit}`;
}

/** Whether fewer than three days in seven of a period have an answer: shown, but not joined by a line. */
export function isSparse(row: Extract<QuestionRow, { kind: 'written' }>): boolean {
  return row.stretch.n * 7 < 3 * row.days;
}

/** The ends of the scale on which values are drawn. */
export function valueRange(rows: readonly QuestionRow[]): [low: number, high: number] {
  const written = rows.filter((row) => row.kind === 'written').map(({ stretch }) => stretch);
  if (written[0]?.kind === 'scale') return [1, 7];
  if (written[0]?.kind === 'yes-no') return [0, 100];
  const ends = written.flatMap((stretch) => ('min' in stretch ? [stretch.min, stretch.max] : []));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** The values of a question as a line, broken where a period has too few answers; nothing for choices and words. */
export function renderQuestionChart(trend: QuestionTrend, display: DisplayOptions): string[] {
  const first = trend.rows.find((row) => row.kind === 'written');
  const points = trend.rows.flatMap((row): ChartPoint[] => {
    const value = row.kind === 'gap' || isSparse(row) ? null : meanOrShare(row.stretch);
    if (row.kind === 'gap' || value === null) return [];
    return [{ at: row.stretch.index, value, name: formatDay(row.from, trend.unit === 'month' ? 'MMM y' : 'd MMM') }];
  });
  if (first === undefined || points.length === 0) return [];
  const range = valueRange(trend.rows);
  const ticks = [range[0], (range[0] + range[1]) / 2, range[1]].map((value) => Number(formatMean(value)));
  const drawn = renderPeriodsChart(points, { range, ticks: [...new Set(ticks)] }, display);
  return [display.theme.quiet(valueCaption(trend, first.stretch)), ...drawn];
}
