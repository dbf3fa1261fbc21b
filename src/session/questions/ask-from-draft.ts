import type { Draft, Entry } from '../../domain/entry.ts';
import { Cancelled, Dismissed, WentBack } from '../../errors.ts';
import { withSentence } from '../rescue/with-sentence.ts';
import type { DaySession } from '../session.ts';
import { type AskOutcome, askAnswers } from './ask-answers.ts';
import type { DaySwitch } from './day-switch.ts';
import { draftSentence, emptyDraft, keepDraftWhile, offerDraft, putAside } from './drafts.ts';
import { showWrittenDay } from './show-written-day.ts';

interface Beginning {
  /** The entry that is saved for the day. */
  before: Entry | null;
  /** The key that switches to another day at the first question, if there is one. */
  daySwitch?: DaySwitch | null;
  /** Asks where to begin on a day without a draft, or on which other day; null leaves the day as it is. If absent, all is asked. */
  askWhere?: (() => Promise<Draft | DaySwitch | null>) | undefined;
  /** Whether the writer has said already that the draft goes on. */
  goesOn?: boolean;
}

/** Where the questions begin. */
interface Start {
  draft: Draft;
  /** A draft that the first answer puts into the history of the day, because the writer began anew. */
  replaced: Draft | null;
}

/**
 * Asks the questions of a day, from its draft on if there is one. From the first question the writer can go back to what was
 * asked before it.
 * @returns null if the writer leaves the day as it is
 */
export async function askFromDraft(
  session: DaySession,
  { before, daySwitch = null, askWhere, goesOn = false }: Beginning,
): Promise<AskOutcome | null> {
  const { journal, screen, day } = session;
  const mark = screen.mark();
  /** Whether the draft was begun by this session, which then asks again where to go on. */
  let isOwn = false;
  const chooseStart = async (kept: Draft | null, isFirst: boolean): Promise<Start | DaySwitch | null> => {
    if (kept && !isOwn) {
      if (goesOn && isFirst) {
        if (before) showWrittenDay(session, before);
        return { draft: kept, replaced: null };
      }
      if (await offerDraft(session, kept, before)) return { draft: kept, replaced: null };
      // What follows shows the written day itself.
      if (askWhere) screen.returnTo(mark);
    }
    const draft = askWhere ? await askWhere() : emptyDraft();
    if (draft === null || 'day' in draft) {
      if (kept && !isOwn) putAside(session, kept);
      return draft;
    }
    const goesOnWithOwn = kept !== null && isOwn && kept.adds === draft.adds;
    return goesOnWithOwn ? { draft: kept, replaced: null } : { draft, replaced: kept };
  };
  for (let isFirst = true; ; isFirst = false) {
    const kept = journal.drafts.get(day);
    const start = await chooseStart(kept, isFirst).catch(async (error) => {
      const hasLeft = error instanceof Dismissed || error instanceof Cancelled;
      throw kept && hasLeft ? await withSentence(session.world, error, draftSentence(session)) : error;
    });
    if (start === null) return null;
    if ('day' in start) return { kind: 'switch-day', day: start.day };
    const canGoBack = kept !== null || askWhere !== undefined;
    const ask = keepDraftWhile(
      session,
      (keeper) => askAnswers(session, start.draft, { before, daySwitch, canGoBack }, keeper),
      start.replaced,
    );
    try {
      return await ask;
    } catch (error) {
      if (!(error instanceof WentBack)) throw error;
      const isChanged = JSON.stringify(journal.drafts.get(day)) !== JSON.stringify(kept);
      isOwn ||= askWhere !== undefined && start.draft !== kept && isChanged;
      screen.returnTo(mark);
    }
  }
}
