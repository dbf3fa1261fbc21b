import content from '../../../prompts/questions-ahead.yaml';
import { type Day, weekIndex } from '../../domain/day.ts';
import { type Rest, restOn } from '../../domain/rest.ts';
import type { Wish } from '../../domain/scale.ts';
import type { Journal } from '../../journal/journal.ts';
import { MIN_WISHES, type Wishes } from '../../trends/periods/wishes.ts';

/** How often each wish was there; null where no day counts. */
type CountedWishes = Pick<Wishes, 'n' | Wish> | null;

/**
 * The question to take along from a week or a month that ends with the day `to`, as `questionAfter` chooses it. Null while
 * there is a hold, and during a rest.
 */
export function questionAhead(
  { settings }: Journal,
  { to, today, rests, wishes }: { to: Day; today: Day; rests: readonly Rest[]; wishes: CountedWishes },
): string | null {
  const isAtRest = [today, ...(to < today ? [to] : [])].some((day) => restOn(rests, day));
  return settings.activeHoldUntil(today) !== null || isAtRest ? null : questionAfter(to, wishes);
}

/** A question that fits what was wished for on most days, another one each week, with slots for the other person. */
export function questionAfter(to: Day, wishes: CountedWishes): string {
  const questions = (content as Record<Wish | 'any', readonly string[]>)[mostWishedFor(wishes)];
  return questions.at(weekIndex(to) % questions.length)!;
}

/** What was wished for on more than half of the days that say it; `any` where too few do, or none was on so many. */
function mostWishedFor(wishes: CountedWishes): Wish | 'any' {
  if (wishes === null || wishes.n < MIN_WISHES) return 'any';
  return (['more', 'room', 'right'] as const).find((wish) => 2 * wishes[wish] > wishes.n) ?? 'any';
}
