import type { Day } from '../../domain/day.ts';
import { type SavedEntry, wordsOf } from '../../domain/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import { asksForNothing } from '../../safety/hold.ts';

/**
 * Whether on any of these evenings silence was kinder than a passage, or the writer may not have been safe. An evening on which
 * the writer saw a passage all the same is none.
 */
export async function hasQuietEvening(journal: Journal, entries: readonly SavedEntry[]): Promise<boolean> {
  const unread = entries.filter((entry) => wordsOf(entry) !== undefined && !gotPassage(journal, entry));
  // What reads notes is loaded only for words that were not read when they were written.
  if (unread.length === 0) return false;
  const { silenceFor } = await import('../../matching/silence.ts');
  if (unread.some(({ note = '' }) => silenceFor(note) !== null)) return true;
  const { assess } = await import('../../suggest/assess.ts');
  const entriesBetween = (from: Day, to: Day) => journal.entries({ from, to });
  for (const entry of unread)
    if ((await assess(entry, { holdUntil: null, entriesBetween })).strength !== 'none') return true;
  return false;
}

/** Whether an entry, as it stands, was given a passage that may ask something: then its words were read on its evening. */
function gotPassage(journal: Journal, { day, logged_at = '', updated_at = logged_at }: SavedEntry): boolean {
  return journal.readings
    .shownOn(day)
    .some(({ passage, shown_at }) => !asksForNothing(passage) && shown_at >= updated_at);
}
