import type { Draft, Entry } from '../domain/entry.ts';
import { WentBack } from '../errors.ts';
import { type AskOutcome, askAnswers } from './ask-answers.ts';
import type { DaySwitch } from './day-switch.ts';
import { emptyDraft, keepDraftWhile, offerDraft } from './drafts.ts';
import type { DaySession } from './session.ts';

interface Beginning {
  /** The entry that is saved for the day. */
  before: Entry | null;
  /** The key that switches to another day at the first question, if there is one. */
  daySwitch?: DaySwitch | null;
  /** Asks where to begin on a day without a draft; null leaves the day as it is. Without it all questions are asked. */
  askWhere?: (() => Promise<Draft | null>) | undefined;
}

/**
 * Asks the questions of a day, from its draft on if there is one. From the first question the writer can go back to what was
 * asked before it.
 * @returns null if the writer leaves the day as it is
 */
export async function askFromDraft(
  session: DaySession,
  { before, daySwitch = null, askWhere }: Beginning,
): Promise<AskOutcome | null> {
  const mark = session.screen.mark();
  for (;;) {
    const kept = await offerDraft(session);
    const start = kept ?? (askWhere ? await askWhere() : emptyDraft());
    if (start === null) return null;
    const canGoBack = kept !== null || askWhere !== undefined;
    try {
      return await keepDraftWhile(session, (keeper) =>
        askAnswers(session, start, { before, daySwitch, canGoBack }, keeper),
      );
    } catch (error) {
      if (!(error instanceof WentBack)) throw error;
      session.screen.returnTo(mark);
    }
  }
}
