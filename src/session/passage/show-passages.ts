import type { Day } from '../../domain/day.ts';
import type { Entry } from '../../domain/entry.ts';
import { WentBack } from '../../errors.ts';
import type { Hold } from '../../safety/hold.ts';
import { type SupportScreens, supportContent } from '../../safety/support.ts';
import type { SuggestionRules } from '../../suggest/choose-passages.ts';
import type { KeyQuestion } from '../../terminal/prompts/prompter.ts';
import { today } from '../../world.ts';
import type { DaySession, Session } from '../session.ts';
import { assessEntry, cancelHold, startHold, supportScreensFor } from './hold.ts';
import { promptBelowParagraphs } from './prompt-below-page.ts';
import { showSilence } from './show-silence.ts';

/** What stood before the session: the entry of the day, and the last day of the hold that was set (null for none). */
interface Before {
  before: Entry | null;
  holdUntil: Day | null;
}

/**
 * Shows the best passage for a saved entry, and the next one as long as the writer asks for another. Support lines come
 * instead where someone may not be safe, and a quiet line where any passage would be tone-deaf. A hold that this session
 * began ends where the entry was saved again without what began it.
 * @throws WentBack where the writer goes back to the note
 */
export async function showPassages(session: DaySession, entry: Entry, { before, holdUntil }: Before): Promise<void> {
  const { world, journal } = session;
  const outcome = await assessEntry(world, journal, entry, before, holdUntil);
  if (outcome.strength !== 'hold' && journal.settings.holdUntil(today(world)) !== holdUntil)
    cancelHold(journal, holdUntil);
  if (outcome.strength === 'hold') {
    if ((await holdPassages(session, entry, outcome, holdUntil)) !== 'carry on') return;
    return offer(session, entry, {
      allowed: 'asking for nothing',
      readsNote: false,
      quotesNote: false,
      care: false,
      asked: true,
    });
  }
  const care = outcome.strength === 'care';
  const silence = await showSilence(session, entry, care ? supportContent.texts.care : null);
  if (silence === 'kept') return;
  const asked = silence === 'broken';
  return offer(session, entry, {
    allowed: outcome.allowed,
    readsNote: !care,
    quotesNote: !care && !asked,
    care,
    asked,
  });
}

/** Loads what only the passages need, which an evening reaches after its questions. */
async function offer(session: DaySession, entry: Entry, rules: SuggestionRules): Promise<void> {
  const { offerPassages } = await import('./offer-passages.ts');
  return offerPassages(session, entry, rules);
}

/**
 * Starts the hold and shows the support lines. If the writer carries on, the hold is cancelled.
 * @throws WentBack where the writer goes back to the note; the hold stays
 */
async function holdPassages(
  session: DaySession,
  entry: Entry,
  hold: Hold,
  previous: Day | null,
): Promise<SupportAnswer> {
  const { world, journal } = session;
  const assertStored = startHold(journal, entry.day, hold);
  const screens = await supportScreensFor(world, journal, hold);
  const answer = await showSupport(session, screens, hold.risk === 'self_harm').catch((error) => {
    if (error instanceof WentBack) assertStored();
    throw error;
  });
  assertStored();
  if (answer === 'carry on') cancelHold(journal, previous);
  return answer;
}

type SupportAnswer = 'carry on' | 'help' | 'leave';

/** @param immediately whether the lines stand on the first screen, without a key to press for them */
async function showSupport(session: Session, screens: SupportScreens, immediately: boolean): Promise<SupportAnswer> {
  const carryOn = { key: 'n', value: 'carry on', label: 'not how I meant it: passages go on' } as const;
  const help = { key: 'h', value: 'help', label: 'people who can talk this through, in confidence' } as const;
  const showScreen = (paragraphs: readonly string[], choices: KeyQuestion<SupportAnswer>['choices']) =>
    promptBelowParagraphs<SupportAnswer>(session, paragraphs, {
      ask: '',
      choices,
      enter: { value: 'leave', label: 'leaves' },
      leaveLabel: 'clears the screen and leaves',
      canGoBack: true,
    });
  for (;;) {
    const answer = await showScreen(screens.first, immediately ? [carryOn] : [help, carryOn]);
    if (answer !== 'help') return answer;
    try {
      return await showScreen(screens.help, [carryOn]);
    } catch (error) {
      if (!(error instanceof WentBack)) throw error;
    }
  }
}
