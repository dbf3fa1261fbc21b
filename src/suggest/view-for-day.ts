import type { Day } from '../domain/day.ts';
import type { Journal } from '../journal/journal.ts';
import { chooseFacet } from '../matching/choose-facet.ts';
import type { Passage } from '../passages/passage.ts';
import type { PassageView } from '../passages/passage-view.ts';
import { isReadOften } from './view-of-reading.ts';

/** The form in which a passage is to be shown for a day: with the facet whose turn it is, by the note among equals. */
export function viewForDay(journal: Journal, passage: Passage, day: Day, note: string): PassageView {
  const readings = journal.readings.ofPassageBefore(passage.id, day);
  return {
    passage,
    facet: chooseFacet(passage, note, readings),
    isBrief: isReadOften(readings, day),
    partner: journal.settings.partner(),
  };
}
