import { type Answers, type Draft, type Entry, feltOf, type SavedEntry, sameAnswers } from '../../domain/entry.ts';
import { setQuietDay } from '../quiet-day.ts';
import { keepOrRescue } from '../rescue/keep-or-rescue.ts';
import { joinNotes } from '../rescue/recover-rescued.ts';
import { saveOrRescue } from '../rescue/save-or-rescue.ts';
import { withSentence } from '../rescue/with-sentence.ts';
import type { DaySession } from '../session.ts';
import { askWhoseVersion, keepAsVersion } from './ask-whose-version.ts';
import { saveEntry } from './save-entry.ts';

type Outcome = { kind: 'saved'; entry: Entry } | { kind: 'changed meanwhile'; theirs: SavedEntry | null };

/**
 * Saves the answers of a session and removes the draft, which the entry now contains. If that fails, or another window
 * has changed the day, the writer is asked.
 * @param before the entry that the writer saw when the questions began
 * @returns null if the writer keeps what the other window saved
 */
export async function saveAnswers(
  session: DaySession,
  { answers, asked, cleared = [], adds }: Draft,
  before: SavedEntry | null,
): Promise<Entry | null> {
  const rescuable = (mine: Answers): Draft => ({
    answers: mine,
    asked: asked.filter((field) => field !== 'note'),
    ...(cleared.length > 0 && { cleared }),
    ...(adds && { adds }),
  });
  let [mine, seen]: [Answers, Entry | null] = [answers, before];
  for (;;) {
    const outcome = await saveOrRescue(session, rescuable(mine), () =>
      saveUnlessChanged(session, rescuable(mine), seen),
    );
    if (outcome.kind === 'saved') {
      setQuietDay(session.world, session.day);
      return outcome.entry;
    }
    const { theirs } = outcome;
    const whose = await askWhoseVersion(session, theirs, 'keeps my answers and both notes').catch(async (error) => {
      const { world, journal, day } = session;
      const goOn = `What you wrote is kept as a draft; nearfar write ${day} goes on with it.`;
      throw await withSentence(world, error, keepOrRescue(world, journal, day, rescuable(mine), goOn).sentence);
    });
    if (whose === 'theirs') {
      const day = session.day;
      await saveOrRescue(session, rescuable(mine), () => keepAsVersion(session, theirs, day, mine));
      return null;
    }
    if (whose === 'both') mine = withNote(mine, joinNotes(theirs?.note, mine.note));
    seen = theirs;
  }
}

/** Saves in one transaction, unless the day is no longer as it was seen. What adds to a note adds to whatever is there. */
function saveUnlessChanged(
  { world, journal, day }: DaySession,
  { answers, cleared = [], adds = false }: Draft,
  seen: Entry | null,
): Outcome {
  return journal.atomically(() => {
    const theirs = journal.entry(day);
    if (!adds && !sameAnswers(theirs, seen)) return { kind: 'changed meanwhile', theirs };
    const note = [theirs?.note, answers.note].filter(Boolean).join('\n');
    const saved = adds && theirs ? withNote(feltOf(theirs), note) : answers;
    const entry = saveEntry(world, journal, day, saved, cleared);
    journal.drafts.remove(day);
    return { kind: 'saved', entry };
  });
}

function withNote(answers: Answers, note: string | undefined): Answers {
  return note === undefined ? answers : { ...answers, note };
}
