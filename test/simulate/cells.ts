import { addDays, weekIndex } from '../../src/domain/day.ts';
import { headlineOf } from '../../src/trends/findings/headline.ts';
import { summariseWeeks } from '../../src/trends/periods/period.ts';
import { countedDays } from '../../src/trends/rated-day.ts';
import { summariseTrends, type TrendsSummary } from '../../src/trends/summary.ts';
import { dayAfter, inventDiary, type Writer } from './invent.ts';

export type StatedShares = Record<
  'drifted' | 'leaning' | 'step' | 'gap drifted' | 'weekday' | 'rhythm' | 'closer' | 'less close',
  number
>;

/** How often each statement is made at the end of a diary, as shares 0..1. The seeds are 1 to `diaries`. */
export function statedShares(writer: Omit<Writer, 'seed'>, diaries: number): StatedShares {
  const shares: StatedShares = {
    drifted: 0,
    leaning: 0,
    step: 0,
    'gap drifted': 0,
    weekday: 0,
    rhythm: 0,
    closer: 0,
    'less close': 0,
  };
  for (let seed = 1; seed <= diaries; seed += 1) {
    const summary = summariseTrends(inventDiary({ ...writer, seed }), { today: dayAfter(writer.days) });
    for (const name of statementsOf(summary)) shares[name] += 1 / diaries;
  }
  return shares;
}

/** The share of diaries in which a drift or a step is stated in at least one of 52 weeks, from week `before` on. */
export function statedInAYear(
  writer: Omit<Writer, 'seed' | 'days'>,
  diaries: number,
  before: number,
): { drifted: number; step: number } {
  const shares = { drifted: 0, step: 0 };
  for (let seed = 1; seed <= diaries; seed += 1) {
    const weeks = summariseWeeks(countedDays(inventDiary({ ...writer, seed, days: (before + 52) * 7 })));
    const stated = new Set<string>();
    for (let week = before; week < before + 52; week += 1) {
      const last = weekIndex(addDays(dayAfter(0), week * 7));
      stated.add(headlineOf(weeks, last).says);
    }
    if (stated.has('drifted')) shares.drifted += 1 / diaries;
    if (stated.has('step')) shares.step += 1 / diaries;
  }
  return shares;
}

function statementsOf({ headline, gapDirection, weekday, rhythm, afterMoves }: TrendsSummary): (keyof StatedShares)[] {
  const names: (keyof StatedShares)[] = [];
  if (headline.says === 'drifted' || headline.says === 'leaning' || headline.says === 'step') names.push(headline.says);
  if (gapDirection.says === 'drifted') names.push('gap drifted');
  if (weekday.named) names.push('weekday');
  if (rhythm.says !== 'none') names.push('rhythm');
  if (afterMoves?.says === 'closer' || afterMoves?.says === 'less close') names.push(afterMoves.says);
  return names;
}
