import { type Day, daysBetween } from '../../domain/day.ts';
import {
  type Answers,
  type AskedField,
  type Entry,
  normaliseEntry,
  sameAnswers,
  withAnswers,
} from '../../domain/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import { today, type World } from '../../world.ts';

/**
 * Commits answers for a day; what they leave open stays as it was saved before, unless it was cleared. A draft of the day
 * stays. Answers that change nothing write nothing, so that there is no step to undo. An evening is also where a hold that a
 * wrong clock made too long begins to end.
 */
export function saveEntry(
  world: World,
  journal: Journal,
  day: Day,
  answers: Answers,
  cleared: readonly AskedField[] = [],
): Entry {
  const at = world.now();
  const before = journal.entry(day);
  const { late, ...saved } = before ?? { late: daysBetween(day, today(world)) > 1 };
  const loggedFirst = before ? {} : { logged_at: at.toISOString(), zone: world.zone() };
  const entry = normaliseEntry({
    ...withAnswers({ ...saved, ...loggedFirst }, answers, cleared),
    day,
    updated_at: at.toISOString(),
  });
  const isSame = sameAnswers(before, entry);
  journal.atomically(() => {
    if (!isSame) journal.replaceEntry(entry, late, at);
    journal.settings.limitHold(today(world));
  });
  return isSame ? (saved as Entry) : entry;
}
