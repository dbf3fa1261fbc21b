import { addDays, isoWeekday } from '../../domain/day.ts';
import { today } from '../../world.ts';
import { promptBelowPage } from '../passage/prompt-below-page.ts';
import type { DaySession } from '../session.ts';
import { isQuietEvening } from './is-quiet-evening.ts';

/**
 * Offers the page of last week at the end of the first evening of a week. Nothing is asked if last week is empty, on any
 * other evening or a quiet one, and while there is a hold.
 */
export async function offerLastWeek(session: DaySession): Promise<void> {
  const { world, journal, screen, prompter, day } = session;
  const now = today(world);
  const monday = addDays(now, 1 - isoWeekday(now));
  const isFirstOfWeek = day === now && journal.countWrittenDays(monday, now) === 1;
  const lastWeekWritten = journal.countWrittenDays(addDays(monday, -7), addDays(monday, -1)) > 0;
  if (!isFirstOfWeek || !lastWeekWritten || journal.settings.activeHoldUntil(now) !== null) return;
  const entry = journal.entry(now);
  if (entry && (await isQuietEvening(journal, entry))) return;
  screen.restart();
  const wantsPage = await prompter.key({
    ask: 'A new week has begun.',
    choices: [{ key: 'w', value: true, label: 'shows the page of last week' }],
    enter: { value: false, label: 'ends the evening' },
  });
  if (!wantsPage) return;
  const { readReview } = await import('./read-review.ts');
  const { renderReview } = await import('../../render/review.ts');
  const { page } = await readReview(journal, 'week', addDays(monday, -1), now);
  screen.restart();
  await promptBelowPage(session, () => renderReview(page, world.display), {
    ask: '',
    choices: [],
    enter: { value: null, label: 'ends the evening' },
    leaveLabel: 'clears the screen and leaves',
  });
}
