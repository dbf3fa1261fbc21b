import type { Day } from '../../domain/day.ts';
import { inStoredWords } from '../../domain/partner.ts';
import { orderedEntryFields, toVersionedJson } from '../../formats/json/versioned-json.ts';
import { warnOfDamage } from '../../io/warn-of-damage.ts';
import { withJournal } from '../../journal/open.ts';
import { type ReviewPage, renderReview } from '../../render/review.ts';
import type { PeriodUnit } from '../../trends/periods/trend-rows.ts';
import { today, type World } from '../../world.ts';
import { readReview } from './read-review.ts';

/** Prints the page of the week or the month that a day lies in, or with `json` what stands on it. */
export async function printReview(world: World, unit: PeriodUnit, day: Day, { json = false } = {}): Promise<void> {
  const { page, damaged } = await withJournal(world, 'read', (journal) => readReview(journal, unit, day, today(world)));
  await warnOfDamage(world, damaged);
  world.stdout.write(json ? reviewAsJson(page) : `${renderReview(page, world.display).join('\n')}\n`);
}

function reviewAsJson({ period, entries, review, own, kept, yearAgo, question }: ReviewPage): string {
  const { label, from, to } = period;
  return toVersionedJson({
    period: { label, from, to },
    ...review,
    ...(own.length > 0 && { own_questions: own }),
    entries: entries.map(orderedEntryFields),
    kept,
    year_ago: yearAgo.map(orderedEntryFields),
    question: question && inStoredWords(question),
  });
}
