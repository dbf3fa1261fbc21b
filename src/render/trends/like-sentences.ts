import { NEAR, type SimilarDays } from '../../trends/similar-days.ts';
import { countDays, numberWord } from '../figures.ts';

/** Sentences that say after how many of the earlier days, and how much later, felt rose. None where no day counts. */
export function likeSentences({ nearest, could, rose }: SimilarDays): string[] {
  if (nearest.length === 0) return ['No earlier day felt much like this one.'];
  if (could === 0) return [];
  const low = nearest.filter(({ felt }) => felt < NEAR).length;
  const days = daysInWords(low, low < nearest.length);
  if (rose === 0) return [`After ${days} it never felt closer until this day.`];
  const waits = nearest.flatMap(({ roseAfter }) => roseAfter ?? []);
  const [shortest, longest] = [Math.min(...waits), Math.max(...waits)];
  const later = shortest === longest ? countDays(shortest) : `between ${shortest} and ${longest} days`;
  const doubt = 'Another time it may go differently.';
  if (could < low) {
    // Several of these days were followed by one and the same evening, so the evenings are counted.
    const evenings = `${numberWord(rose)} ${rose === 1 ? 'evening' : 'evenings'}`;
    return [`After ${days} ${evenings} felt closer again, ${later} later.`, doubt];
  }
  const some = rose === low ? days : `${numberWord(rose)} of ${days}`;
  return [`After ${some} it felt closer again, ${later} later.`, doubt];
}

/** "these five days", or "the two days at 4 or less" where others were nearer. */
function daysInWords(count: number, areOthersNearer: boolean): string {
  if (areOthersNearer) return `the ${numberWord(count)} ${count === 1 ? 'day' : 'days'} at ${NEAR - 1} or less`;
  return count === 1 ? 'that day' : `these ${numberWord(count)} days`;
}
