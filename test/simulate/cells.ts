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

/** What is said at the end of each of many diaries, as shares 0..1. The seeds are 1 to `diaries`. */
export function statedShares(writer: Omit<Writer, 'seed'>, diaries: number): StatedShares {
  const found: StatedShares = {
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
    for (const name of said(summary)) found[name] += 1 / diaries;
  }
  return found;
}

/** The share of diaries in which a drift or a step is told on at least one of 52 weekly looks, `before` weeks into them. */
export function statedInAYear(
  writer: Omit<Writer, 'seed' | 'days'>,
  diaries: number,
  before: number,
): { drifted: number; step: number } {
  const found = { drifted: 0, step: 0 };
  for (let seed = 1; seed <= diaries; seed += 1) {
    const weeks = summariseWeeks(countedDays(inventDiary({ ...writer, seed, days: (before + 52) * 7 })));
    const told = new Set<string>();
    for (let look = before; look < before + 52; look += 1) {
      const last = weekIndex(addDays(dayAfter(0), look * 7));
      told.add(headlineOf(weeks, last).says);
    }
    if (told.has('drifted')) found.drifted += 1 / diaries;
    if (told.has('step')) found.step += 1 / diaries;
  }
  return found;
}

function said({ headline, gapDirection, weekday, rhythm, afterMoves }: TrendsSummary): (keyof StatedShares)[] {
  const names: (keyof StatedShares)[] = [];
  if (headline.says === 'drifted' || headline.says === 'leaning' || headline.says === 'step') names.push(headline.says);
  if (gapDirection.says === 'drifted') names.push('gap drifted');
  if (weekday.named) names.push('weekday');
  if (rhythm.says !== 'none') names.push('rhythm');
  if (afterMoves?.says === 'closer' || afterMoves?.says === 'less close') names.push(afterMoves.says);
  return names;
}
