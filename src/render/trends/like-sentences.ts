import type { SimilarDays } from '../../trends/similar-days.ts';
import { numberWord } from '../figures.ts';

/** Sentences that say how often, and after how many days, felt rose after the earlier days that felt like one. */
export function likeSentences(like: SimilarDays): string[] {
  const found = like.nearest.length;
  if (found === 0) return ['No earlier day felt much like this one.'];
  if (like.could === 0) return ['Those days were rated 7, and from there nothing can rise.'];
  const such = `${numberWord(like.could)} such ${like.could === 1 ? 'day' : 'days'}`;
  if (like.rose === 0) return [`After ${such} felt has not been rated higher so far.`];
  const waits = like.nearest.flatMap(({ roseAfter }) => roseAfter ?? []);
  const [shortest, longest] = [Math.min(...waits), Math.max(...waits)];
  const range =
    shortest === longest ? '' : `, at the soonest ${numberWord(shortest)}, at the latest ${numberWord(longest)}`;
  const rose = `After ${numberWord(like.rose)} of ${such} it felt closer again`;
  const medianDelay = `${wholeDays(like.medianDays!)} ${like.medianDays === 1 ? 'day' : 'days'}`;
  return [
    like.rose === 1 ? `${rose}, ${medianDelay} later.` : `${rose}, mostly after ${medianDelay}${range}.`,
    'Another time may go otherwise.',
  ];
}

/** A median of whole days in words: "three", or "three or four" between two. */
function wholeDays(median: number): string {
  const [low, high] = [Math.floor(median), Math.ceil(median)];
  return low === high ? numberWord(low) : `${numberWord(low)} or ${numberWord(high)}`;
}
