import { type Day, formatDay } from '../../domain/day.ts';
import { answersOf, type Draft, type Entry, feltOf, noteOnlyDraft, type SavedEntry } from '../../domain/entry.ts';
import { Cancelled, Dismissed, WentBack } from '../../errors.ts';
import { dayPhrase } from '../../render/day-phrase.ts';
import { wrap } from '../../render/text.ts';
import { today } from '../../world.ts';
import { showPassages } from '../passage/show-passages.ts';
import { withSentence } from '../rescue/journal-error.ts';
import type { DaySession } from '../session.ts';
import { askAnswers } from './ask-answers.ts';
import { askFromDraft } from './ask-from-draft.ts';
import type { DaySwitch } from './day-switch.ts';
import { emptyDraft, keepDraftWhile, printOtherDrafts } from './drafts.ts';
import { saveAnswers } from './save-answers.ts';
import { showWrittenDay } from './show-written-day.ts';

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
  const askWhere = before ? () => offerChange(session, before) : undefined;
  const outcome = await askFromDraft(session, { before, daySwitch, askWhere, goesOn });
  if (outcome === null) return null;
  if (outcome.kind === 'switch-day') {
    if (outcome.day === null) return null;
    session.screen.restart();
    return askDay({ ...session, day: outcome.day }, null);
  }
  return saveAndShow(session, outcome.draft, before);
}

/**
 * Saves the answers and shows a passage. Going back from it opens the questions again, at the note; what is saved then is a
 * change of its own.
 */
async function saveAndShow(session: DaySession, answered: Draft, before: SavedEntry | null): Promise<Day | null> {
  const { world, journal, day } = session;
  const savedSentence = `Saved ${dayPhrase(day, today(world))}.`;
  let holdBefore: Day | null | undefined;
  for (let [draft, seen] = [answered, before]; ; ) {
    const saved = await saveAnswers(session, draft, seen);
    if (saved === null) return null;
    if (holdBefore === undefined) holdBefore = journal.settings.holdUntil(today(world));
    try {
      await showPassages(session, saved, { before, holdUntil: holdBefore });
      return day;
    } catch (error) {
      if (error instanceof Dismissed) throw error;
      if (!(error instanceof WentBack)) throw withSentence(world, error, savedSentence);
    }
    seen = journal.entry(day);
    draft = await askAgain(session, draft, seen ?? saved).catch((error) => {
      if (!(error instanceof Cancelled)) throw error;
      const isDraftKept = journal.drafts.get(day) !== null;
      throw error.withMessage(isDraftKept ? `${savedSentence}\n${error.message}` : savedSentence);
    });
  }
}

/**
 * Opens the questions of a day that was just saved again, at the note and with all answers standing. What was added to a note
 * is part of it now, and no longer added.
 */
async function askAgain(session: DaySession, draft: Draft, saved: Entry): Promise<Draft> {
  const start = noteOnlyDraft(answersOf(saved));
  session.screen.restart();
  printHeading(session, null);
  const outcome = await keepDraftWhile(session, (keeper) =>
    askAnswers(session, start, { before: saved, daySwitch: null, canGoBack: false }, keeper),
  );
  return outcome.kind === 'answers' ? outcome.draft : draft;
}

export function printHeading({ world, screen, day }: DaySession, daySwitch: DaySwitch | null): void {
  const { display } = world;
  const which = daySwitch?.day
    ? `still ${formatDay(day)}; ${daySwitch.key} ${daySwitch.label}`
    : dayPhrase(day, today(world));
  screen.show(() => [...wrap(`${display.theme.title('nearfar')}  ${which}`, display.width), '']);
}

/** Shows a day that is already written and asks what to change: the note, the answers, or nothing (null). */
async function offerChange(session: DaySession, before: Entry): Promise<Draft | null> {
  showWrittenDay(session, before);
  return session.prompter.key<Draft | null>({
    ask: 'This day is written.',
    choices: [
      { key: 'a', value: { ...noteOnlyDraft(feltOf(before)), adds: true }, label: 'add to the note' },
      { key: 'c', value: emptyDraft(), label: 'change the answers' },
    ],
    enter: { value: null, label: 'leaves it as it is' },
  });
}
