import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import type { Journal } from '../../journal/journal.ts';

/** Why passages were chosen, fetched a page at a time; the page before stays, as a part of a year may lie across two. */
export function passageReasons(journal: Journal): {
  turn: (page: readonly SavedEntry[]) => void;
  of: (day: Day) => string | undefined;
} {
  let [before, now] = [new Map<Day, string>(), new Map<Day, string>()];
  return {
    turn(page) {
      before = now;
      now = page.some(({ passage }) => passage) ? journal.readings.reasons(page[0]!.day, page.at(-1)!.day) : new Map();
    },
    of: (day) => now.get(day) ?? before.get(day),
  };
}
