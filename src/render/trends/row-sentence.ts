import { type Day, formatDay } from '../../domain/day.ts';
import { closenessAnchors } from '../../domain/questions/questions.ts';
import type { Closeness } from '../../domain/scale.ts';
import type { PeriodSummary } from '../../trends/periods/period.ts';
import type { TrendRow } from '../../trends/periods/trend-rows.ts';
import type { DisplayOptions } from '../display-options.ts';
import { countDays, dateRange, formatPoints } from '../figures.ts';
import { wrap } from '../text.ts';
import { emptyWords } from './weeks-table.ts';

/** The rows of the weeks table as sentences, for plain display. @param hasLeftOut whether days of the table do not count */
export function rowSentences(
  rows: readonly TrendRow[],
  today: Day,
  { width }: DisplayOptions,
  hasLeftOut: boolean,
): string[] {
  return rows.flatMap((row) => wrap(rowSentence(row, today, hasLeftOut), width));
}

/** One row of the weeks table in sentences. @param hasLeftOut whether days of the table do not count */
export function rowSentence(row: TrendRow, today: Day, hasLeftOut = false): string {
  if (row.kind === 'gap') {
    const when = dateRange(row.from, row.to, today);
    if (row.rest > 0 && row.rest === row.days) return `${when}: set aside.`;
    return `${when}: ${emptyWords(hasLeftOut)}.`;
  }
  const { label, from, to } = row;
  const when = isMonth(label) ? '' : `, ${dateRange(from, to, today)}`;
  const written = `${countDays(row.stretch.n)} written${row.stretch.sparse && !row.soFar ? ', too few to count' : ''}`;
  const sentences = [feltSentence(row.stretch), wantedSentence(row.stretch)].filter(Boolean).join(' ');
  return `${periodName(label, from)}${row.soFar ? ' so far' : ''}${when}: ${written}. ${sentences}`;
}

/** "Felt 4.3 on average, about half and half, from 3 to 6." */
function feltSentence({ n, mean, min, max, sparse }: PeriodSummary): string {
  const words = closenessAnchors()[Math.round(mean) as Closeness];
  if (min === max) return `Felt ${min}${n > 1 ? ' each day' : ''}, ${words}.`;
  if (sparse) return `Felt from ${min} to ${max}.`;
  return `Felt ${formatPoints(mean)} on average, ${words}, from ${min} to ${max}.`;
}

/** "You wanted more closeness on 4 of the 6 days with an answer, and more room on 1." '' where all was just right, or none says it. */
function wantedSentence({ n: written, wishes: { n, more, room } }: PeriodSummary): string {
  const wants = [
    [more, 'more closeness'],
    [room, 'more room'],
  ] as const;
  const [first, second] = wants.filter(([count]) => count > 0);
  if (first === undefined) return '';
  const [count, wanted] = first;
  const answered = n === written ? '' : ' with an answer';
  const all = n === 1 ? 'the one day' : `all ${n} days`;
  const days = count === n ? all : `${count} of ${answered === '' ? '' : 'the '}${n} days`;
  return `You wanted ${wanted} on ${days}${answered}${second === undefined ? '' : `, and ${second[1]} on ${second[0]}`}.`;
}

/** The name of a week or a month: "Week 10", "March 2026". @param label of the row: `2026-W10` or `2026-03` */
function periodName(label: string, from: Day): string {
  return isMonth(label) ? formatDay(from, 'MMMM y') : `Week ${Number(label.slice(6))}`;
}

function isMonth(label: string): boolean {
  return !label.includes('W');
}
