import type { Day } from '../../domain/day.ts';
import { type Draft, type Entry, feltOf, noteOnlyDraft } from '../../domain/entry.ts';
import { printHeading } from '../print-heading.ts';
import type { DaySession } from '../session.ts';
import { askFromDraft } from './ask-from-draft.ts';
import type { DaySwitch } from './day-switch.ts';
import { emptyDraft, printOtherDrafts } from './drafts.ts';
import { askBelowWrittenDay } from './show-written-day.ts';

/**
 * Asks about a day, saves the answers and shows a passage.
 * @param daySwitch the key that switches to another day, if there is one
 * @param goesOn whether the writer has said already that the draft goes on
 * @returns the day that was saved; null if the writer left it as it was
 */
export async function askDay(session: DaySession, daySwitch: DaySwitch | null, goesOn = false): Promise<Day | null> {
  const { journal, day } = session;
  // A draft belongs to one day, so with a draft no other day is offered in the heading.
  printHeading(session, journal.drafts.get(day) ? null : daySwitch);
  printOtherDrafts(session);
  const before = journal.entry(day);
  const askWhere = before ? () => offerChange(session, before, daySwitch) : undefined;
  const outcome = await askFromDraft(session, { before, daySwitch, askWhere, goesOn });
  if (outcome === null) return null;
  if (outcome.kind === 'switch-day') {
    if (outcome.day === null) return null;
    session.screen.restart();
    return askDay({ ...session, day: outcome.day }, null);
  }
  // Loaded once the questions are answered: the first of them must not wait for it.
  const { saveAndShow } = await import('../save-and-show.ts');
  return saveAndShow(session, outcome.draft, before);
}

/** Shows a day that is already written and asks what to change: the note, the answers, or nothing (null), or another day. */
async function offerChange(
  session: DaySession,
  before: Entry,
  daySwitch: DaySwitch | null,
): Promise<Draft | DaySwitch | null> {
  return askBelowWrittenDay<Draft | DaySwitch | null>(session, before, {
    ask: 'This day is written.',
    choices: [
      { key: 'a', value: { ...noteOnlyDraft(feltOf(before)), adds: true }, label: 'add to the note' },
      { key: 'c', value: emptyDraft(), label: 'change the answers' },
      ...(daySwitch?.day ? [{ key: daySwitch.key, value: daySwitch, label: daySwitch.label }] : []),
    ],
    enter: { value: null, label: 'leaves it as it is' },
  });
}
