import { type Day, formatDay } from '../domain/day.ts';
import { type Draft, type Entry, feltOf, noteOnlyDraft, type SavedEntry } from '../domain/entry.ts';
import { questions } from '../domain/questions.ts';
import { Cancelled, Dismissed, WentBack } from '../errors.ts';
import { dayPhrase } from '../render/day-phrase.ts';
import { renderEntry } from '../render/entry.ts';
import { today } from '../world.ts';
import { askAnswers } from './ask-answers.ts';
import { askFromDraft } from './ask-from-draft.ts';
import type { DaySwitch } from './day-switch.ts';
import { emptyDraft, keepDraftWhile, printOtherDrafts } from './drafts.ts';
import { showPassages } from './passage/show-passages.ts';
import { withSentence } from './rescue/journal-error.ts';
import { saveAnswers } from './save-answers.ts';
import type { DaySession } from './session.ts';

/** A written day is shown before it is changed with at most this many lines, to leave room for the questions. */
const LINES_OF_WRITTEN_DAY = 9;

/**
 * Asks about a day, saves the answers and shows a passage.
 * @param daySwitch the key that switches to another day, if there is one
 * @returns the day that was saved; null if the writer left it as it was
 */
export async function askDay(session: DaySession, daySwitch: DaySwitch | null): Promise<Day | null> {
  const { journal, day } = session;
  // A draft belongs to one day, so with a draft no other day is offered in the heading.
  printHeading(session, journal.drafts.get(day) ? null : daySwitch);
  printOtherDrafts(session);
  const before = journal.entry(day);
  const askWhere = before ? () => offerChange(session, before) : undefined;
  const outcome = await askFromDraft(session, { before, daySwitch, askWhere });
  if (outcome === null) return null;
  if (outcome.kind === 'switch-day') {
    if (outcome.day === null) return null;
    session.screen.restart();
    return askDay({ ...session, day: outcome.day }, null);
  }
  return saveAndShow(session, outcome.draft, before);
}

/** Saves the answers and shows a passage. Going back from it opens the questions again, at the note. */
async function saveAndShow(session: DaySession, answered: Draft, before: SavedEntry | null): Promise<Day | null> {
  const { world, day } = session;
  const savedSentence = `Saved ${dayPhrase(day, today(world))}.`;
  let draft = answered;
  for (let saved: Entry | null = null; ; ) {
    saved = await saveAnswers(session, draft, before, saved);
    if (saved === null) return null;
    try {
      await showPassages(session, saved);
      return day;
    } catch (error) {
      if (error instanceof Dismissed) throw error;
      if (!(error instanceof WentBack)) throw withSentence(world, error, savedSentence);
    }
    draft = await askAgain(session, draft, before).catch((error) => {
      if (!(error instanceof Cancelled)) throw error;
      const isDraftKept = session.journal.drafts.get(day) !== null;
      throw error.withMessage(isDraftKept ? `${savedSentence}\n${error.message}` : savedSentence);
    });
  }
}

/** Opens the questions of a day that was just saved again, at the note and with all answers standing. */
async function askAgain(session: DaySession, draft: Draft, before: Entry | null): Promise<Draft> {
  const start = { ...draft, asked: draft.asked.filter((field) => field !== 'note') };
  session.screen.restart();
  printHeading(session, null);
  const outcome = await keepDraftWhile(session, (keeper) =>
    askAnswers(session, start, { before, daySwitch: null, canGoBack: false }, keeper),
  );
  return outcome.kind === 'answers' ? outcome.draft : draft;
}

export function printHeading({ world, screen, day }: DaySession, daySwitch: DaySwitch | null): void {
  const { display } = world;
  const which = daySwitch?.day
    ? `still ${formatDay(day)}; ${daySwitch.key} ${daySwitch.label}`
    : dayPhrase(day, today(world));
  screen.show(() => [`${display.theme.title('nearfar')}  ${which}`, '']);
}

/** Shows a day that is already written and asks what to change: the note, the answers, or nothing (null). */
async function offerChange({ world, journal, prompter, screen }: DaySession, before: Entry): Promise<Draft | null> {
  const { display } = world;
  const texts = questions(journal.settings.partner());
  screen.show(() => {
    const lines = renderEntry(before, texts, display);
    const isLong = lines.length > LINES_OF_WRITTEN_DAY;
    return isLong ? [...lines.slice(0, LINES_OF_WRITTEN_DAY - 1), `  ${display.glyphs.ellipsis}`, ''] : [...lines, ''];
  });
  return prompter.key<Draft | null>({
    ask: 'This day is written.',
    choices: [
      { key: 'a', value: { ...noteOnlyDraft(feltOf(before)), adds: true }, label: 'add to the note' },
      { key: 'c', value: emptyDraft(), label: 'change the answers' },
    ],
    enter: { value: null, label: 'leaves it as it is' },
  });
}
