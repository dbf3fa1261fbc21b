import type { Day } from '../../domain/day.ts';
import { type SavedEntry, wordsOf } from '../../domain/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import { asksForNothing } from '../../safety/hold.ts';

/**
 * Whether silence was kinder than a passage on the evening of an entry, or the writer may not have been safe. An evening on which
 * the writer saw a passage all the same is no quiet one.
 */
export async function isQuietEvening(journal: Journal, entry: SavedEntry): Promise<boolean> {
  // What reads notes is loaded only for words that were not read when they were written.
  if (wordsOf(entry) === undefined || gotPassage(journal, entry)) return false;
  const { silenceFor } = await import('../../matching/silence/silence.ts');
  if (silenceFor(entry.note ?? '') !== null) return true;
  const { assess } = await import('../../suggest/assess.ts');
  const entriesBetween = (from: Day, to: Day) => journal.entries({ from, to });
  return (await assess(entry, { holdUntil: null, entriesBetween })).strength !== 'none';
}

/** Whether an entry, as it stands, was given a passage that may ask something: then its words were read on its evening. */
function gotPassage(journal: Journal, { day, logged_at = '', updated_at = logged_at }: SavedEntry): boolean {
  return journal.readings
    .shownOn(day)
    .some(({ passage, shown_at }) => !asksForNothing(passage) && shown_at >= updated_at);
}
