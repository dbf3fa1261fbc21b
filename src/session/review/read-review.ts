import { subYears } from 'date-fns/subYears';
import { addDays, type Day, dateFromDay, dayFromDate, monthIndex, weekIndex } from '../../domain/day.ts';
import type { Journal } from '../../journal/journal.ts';
import type { ReviewPage } from '../../render/review.ts';
import { monthPeriod, type Period, weekPeriod } from '../../trends/periods/period.ts';
import type { PeriodUnit } from '../../trends/periods/trend-rows.ts';
import type { reviewQuestions } from '../../trends/questions/question-review.ts';
import { reviewPeriod } from '../../trends/review.ts';
import { questionAhead } from './question-ahead.ts';

/** What was read for a page. */
interface ReviewReading {
  page: ReviewPage;
  /** The days on it whose entry is damaged. */
  damaged: Day[];
}

/** What the journal has for the page of the week or the month that a day lies in. */
export async function readReview(journal: Journal, unit: PeriodUnit, day: Day, today: Day): Promise<ReviewReading> {
  const period = periodAround(day, unit);
  const before = periodAround(addDays(period.from, -1), unit);
  const both = journal.page({ from: before.from, to: period.to });
  const entries = both.entries.filter((entry) => entry.day >= period.from);
  const entriesBefore = both.entries.filter((entry) => entry.day < period.from);
  const rests = journal.rests();
  const review = reviewPeriod(unit, period, {
    entries,
    before: entriesBefore,
    rests,
  });
  const ownQuestions = await reviewOwnQuestions(journal, { entries, before: entriesBefore, rests });
  const lastYear = journal.page({ from: yearBefore(period.from), to: yearBefore(period.to) });
  const yearAgo = lastYear.entries;
  const damaged = [...lastYear.damaged, ...both.damaged.filter((damagedDay) => damagedDay >= period.from)];
  const lastBefore = entries.length === 0 ? journal.latestDay(period.from) : null;
  const kept = await keptWithTitles(journal, period);
  const wishes = review.summary?.wishes ?? null;
  const question = entries.length === 0 ? null : questionAhead(journal, { to: period.to, today, rests, wishes });
  const partner = journal.settings.partner();
  const numbers = { review, ...ownQuestions };
  const page = { period, unit, today, entries, rests, ...numbers, kept, lastBefore, yearAgo, partner, question };
  return { page, damaged };
}

/** What reads and shows own questions is loaded where there are answers to them. */
async function reviewOwnQuestions(
  journal: Journal,
  days: Parameters<typeof reviewQuestions>[1],
): Promise<Pick<ReviewPage, 'own' | 'renderOwn'>> {
  if (!days.entries.some(({ own_answers }) => own_answers !== undefined)) return { own: [], renderOwn: () => [] };
  const { answerOrder } = await import('../../journal/questions/answer-order.ts');
  const { reviewQuestions } = await import('../../trends/questions/question-review.ts');
  const { renderQuestionReviews } = await import('../../render/questions/question-reviews.ts');
  return { own: reviewQuestions(answerOrder(journal), days), renderOwn: renderQuestionReviews };
}

function periodAround(day: Day, unit: PeriodUnit): Period {
  return unit === 'week' ? weekPeriod(weekIndex(day)) : monthPeriod(monthIndex(day));
}

function yearBefore(day: Day): Day {
  return dayFromDate(subYears(dateFromDay(day), 1));
}

/** The passages that were kept in a period; those of a text that is no longer loaded are left out. */
async function keptWithTitles(journal: Journal, { from, to }: Period): Promise<ReviewPage['kept']> {
  const kept = journal.readings.keptOn(from, to);
  if (kept.length === 0) return [];
  const { passageTitles } = await import('../../suggest/passage-title.ts');
  const titles = await passageTitles(
    journal,
    kept.map(({ passage }) => passage),
  );
  return kept.flatMap(({ day, passage }) => {
    const title = titles.get(passage);
    return title === undefined ? [] : [{ day, title }];
  });
}
