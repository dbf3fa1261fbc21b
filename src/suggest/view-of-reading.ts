import { addDays, type Day } from '../domain/day.ts';
import type { Journal } from '../journal/journal.ts';
import type { Passage } from '../passages/passage.ts';
import type { PassageView } from '../passages/passage-view.ts';

/** A passage that was read this often within so many days before comes shorter. */
const READ_OFTEN = { times: 3, days: 30 };

/** The form in which a passage was shown for a day, with the facet that was read then. */
export function viewOfReading(
  journal: Journal,
  passage: Passage,
  { day, facet: id }: { day: Day; facet: string | null },
): PassageView {
  const facet = passage.facets.find((facet) => facet.id === id) ?? null;
  const isBrief = isReadOften(journal.readings.ofPassageBefore(passage.id, day), day);
  return { passage, facet, isBrief, partner: journal.settings.partner() };
}

/** @param readings the readings of a passage for days before the day */
export function isReadOften(readings: readonly { day: Day }[], day: Day): boolean {
  const from = addDays(day, -READ_OFTEN.days);
  return readings.filter((reading) => reading.day >= from).length >= READ_OFTEN.times;
}
