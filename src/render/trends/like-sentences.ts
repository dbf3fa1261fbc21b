import type { SimilarDays } from '../../trends/similar-days.ts';
import { formatMedian, numberWord, rangePhrase } from '../figures.ts';

/** Sentences that say how often, and after how many days, felt rose after the earlier days that felt like one. */
export function likeSentences(like: SimilarDays): string[] {
  const found = like.nearest.length;
  if (found === 0) return ['No earlier day felt much like this one.'];
  if (like.could === 0) return ['Those days were rated 7, and from there nothing can rise.'];
  const such = `${numberWord(like.could)} such ${like.could === 1 ? 'day' : 'days'}`;
  if (like.rose === 0) return [`After ${such} felt has not been rated higher so far.`];
  const waits = like.nearest.flatMap(({ roseAfter }) => roseAfter ?? []);
  const range = rangePhrase(Math.min(...waits), Math.max(...waits), 0);
  const rose = `After ${numberWord(like.rose)} of ${such} felt rose`;
  const medianDelay = `${formatMedian(like.medianDays!)} ${like.medianDays === 1 ? 'day' : 'days'}`;
  return [
    like.rose === 1
      ? `${rose}, ${medianDelay} later.`
      : `${rose}, ${medianDelay} later in the middle${range ? `, ${range}` : ''}.`,
    'Another time may go otherwise.',
  ];
}
