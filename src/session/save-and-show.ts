import type { Day } from '../domain/day.ts';
import { ALL_OWN, answersOf, type Draft, type Entry, noteOnlyDraft, type SavedEntry } from '../domain/entry.ts';
import { Cancelled, Dismissed, WentBack } from '../errors.ts';
import { dayPhrase } from '../render/entry/day-phrase.ts';
import { today } from '../world.ts';
import { showPassages } from './passage/show-passages.ts';
import { printHeading } from './print-heading.ts';
import { askAnswers } from './questions/ask-answers.ts';
import { keepDraftWhile } from './questions/drafts.ts';
import { saveAnswers } from './questions/save-answers.ts';
import { withSentence } from './rescue/with-sentence.ts';
import type { DaySession } from './session.ts';

/**
 * Saves the answers and shows a passage. Going back from it opens the questions again, at the note; what is saved then is a
 * change of its own.
 */
export async function saveAndShow(
  session: DaySession,
  answered: Draft,
  before: SavedEntry | null,
): Promise<Day | null> {
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
      if (!(error instanceof WentBack)) throw await withSentence(world, error, savedSentence);
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
  const draftAtNote = noteOnlyDraft(answersOf(saved));
  const hasOwn = session.journal.settings.questionOrder() !== null;
  const start: Draft = hasOwn ? { ...draftAtNote, asked: [...draftAtNote.asked, ALL_OWN] } : draftAtNote;
  session.screen.restart();
  printHeading(session, null);
  const outcome = await keepDraftWhile(session, (keeper) =>
    askAnswers(session, start, { before: saved, daySwitch: null, canGoBack: false }, keeper),
  );
  return outcome.kind === 'answers' ? outcome.draft : draft;
}
