import { type Day, formatDay } from '../../domain/day.ts';
import { questions } from '../../domain/questions.ts';
import type { Closeness } from '../../domain/scale.ts';
import { type PeriodSummary, weekPeriod } from '../../trends/periods/period.ts';
import type { TrendRow } from '../../trends/periods/trend-rows.ts';
import { countDays, dateRange, formatPoints } from '../figures.ts';

/** What a stretch without a counted day is called: days may be written in it that the table leaves out. */
export function emptyWords(hasLeftOut: boolean): string {
  return hasLeftOut ? 'nothing that counts' : 'nothing written';
}

/** One row of the weeks table in sentences, for plain display. @param hasLeftOut whether days of the table do not count */
export function rowSentence(row: TrendRow, today: Day, hasLeftOut = false): string {
  if (row.kind === 'gap') {
    const when = dateRange(row.from, row.to, today);
    if (row.rest > 0 && row.rest === row.days) return `${when}: set aside.`;
    return `${when}: ${emptyWords(hasLeftOut)}.`;
  }
  const { label, from, to } = row;
  const when = isMonth(label) ? '' : `, ${dateRange(from, to, today)}`;
  const written = `${countDays(row.stretch.n)} written${row.stretch.sparse && !row.soFar ? ', too few to count' : ''}`;
  const sentences = [feltSentence(row.stretch), wishSentence(row.stretch)].filter(Boolean).join(' ');
  return `${periodName(label, from)}${row.soFar ? ' so far' : ''}${when}: ${written}. ${sentences}`;
}

/** "Felt 4.3 on average, about half and half, from 3 to 6." */
function feltSentence({ n, mean, min, max, sparse }: PeriodSummary): string {
  const words = questions().felt.anchors[Math.round(mean) as Closeness];
  if (min === max) return `Felt ${min}${n > 1 ? ' each day' : ''}, ${words}.`;
  if (sparse) return `Felt from ${min} to ${max}.`;
  return `Felt ${formatPoints(mean)} on average, ${words}, from ${min} to ${max}.`;
}

/** "You wished for more closeness on 4 days, for more room on 1." '' where nothing was wished for, or all was just right. */
function wishSentence({ wishes: { more, room } }: PeriodSummary): string {
  if (more > 0 && room > 0) return `You wished for more closeness on ${countDays(more)}, for more room on ${room}.`;
  if (more + room === 0) return '';
  return `You wished for ${more > 0 ? 'more closeness' : 'more room'} on ${countDays(more + room)}.`;
}

/** The name of a week or a month: "Week 10", "March 2026". @param label of the row: `2026-W10` or `2026-03` */
export function periodName(label: string, from: Day): string {
  return isMonth(label) ? formatDay(from, 'MMMM y') : `Week ${Number(label.slice(6))}`;
}

/** For a week on whose written days felt was the same: "Week 8 felt the same every day." */
export function evenWeekSentence({ index, n }: PeriodSummary): string {
  const { label, from, days } = weekPeriod(index);
  return `${periodName(label, from)} felt the same ${n === days ? 'every day' : 'on every written day'}.`;
}

function isMonth(label: string): boolean {
  return !label.includes('W');
}
