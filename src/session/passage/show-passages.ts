import type { Entry } from '../../domain/entry.ts';
import { renderEvidence } from '../../render/passages/matches.ts';
import { renderSuggestion } from '../../render/passages/passage.ts';
import { wrap } from '../../render/text.ts';
import type { SupportScreens } from '../../safety/support.ts';
import type { HoldOutcome } from '../../suggest/assess.ts';
import { choosePassages, type Suggestion, type SuggestionRules } from '../../suggest/choose-passages.ts';
import type { KeyQuestion } from '../../terminal/prompts/prompter.ts';
import type { DaySession, Session } from '../session.ts';
import { assessEntry, cancelHold, startHold, supportScreensFor } from './hold.ts';
import { promptBelowPage } from './prompt-below-page.ts';
import { recordShown } from './record-shown.ts';

/**
 * Shows the best passage for a saved entry, and the next one as long as the writer asks for another. Where someone may
 * not be safe, support lines come instead.
 */
export async function showPassages(session: DaySession, entry: Entry): Promise<void> {
  const { world, journal, screen } = session;
  const outcome = await assessEntry(world, journal, entry);
  if (outcome.hold && (await holdPassages(session, entry, outcome)) !== 'carry on') return;
  const rules: SuggestionRules = outcome.hold
    ? { allowed: 'carried on', quoteNote: false, showFooter: false }
    : { allowed: outcome.allowed, quoteNote: true, showFooter: outcome.showFooter };
  let rank = 0;
  for (const suggestion of await choosePassages(journal, entry, rules)) {
    rank += 1;
    recordShown(world, journal, entry, rank, suggestion);
    screen.restart();
    const note = rules.quoteNote ? (entry.note ?? '') : '';
    if ((await showSuggestion(session, suggestion, note)) === 'kept') return;
  }
}

/** Starts the hold and shows the support lines. If the writer carries on, the hold is cancelled. */
async function holdPassages(session: DaySession, entry: Entry, hold: HoldOutcome): Promise<SupportAnswer> {
  const { world, journal } = session;
  const previous = journal.settings.holdUntil();
  startHold(journal, entry.day, hold);
  const screens = await supportScreensFor(world, journal, hold);
  const answer = await showSupport(session, screens, hold.risk === 'self_harm');
  if (answer === 'carry on') cancelHold(journal, previous);
  return answer;
}

type SupportAnswer = 'carry on' | 'help' | 'leave';

/** @param immediately whether the lines stand on the first screen, without a key to press for them */
async function showSupport(session: Session, screens: SupportScreens, immediately: boolean): Promise<SupportAnswer> {
  const carryOn = { key: 'n', value: 'carry on', label: 'carry on' } as const;
  const help = { key: 'h', value: 'help', label: 'people who can talk this through, in confidence' } as const;
  const showScreen = (paragraphs: readonly string[], choices: KeyQuestion<SupportAnswer>['choices']) => {
    const { width } = session.world.display;
    const page = paragraphs.flatMap((text, index) => [...(index > 0 ? [''] : []), ...wrap(text, width)]);
    session.screen.restart();
    return promptBelowPage<SupportAnswer>(session, page, {
      ask: '',
      choices,
      enter: { value: 'leave', label: 'leaves' },
      leaveLabel: 'clears the screen',
    });
  };
  const answer = await showScreen(screens.first, immediately ? [carryOn] : [help, carryOn]);
  return answer === 'help' ? showScreen(screens.help, [carryOn]) : answer;
}

type ShownVerdict = 'another' | 'declined' | 'kept';

/** Asks what becomes of a passage. `otherPage` labels the key for the passage or its evidence, whichever is hidden. */
export function verdictQuestion(otherPage: string): KeyQuestion<ShownVerdict | 'other page'> {
  return {
    ask: 'Saved.',
    choices: [
      { key: 'n', value: 'another', label: 'another' },
      { key: 'f', value: 'declined', label: 'not for me' },
      { key: 'w', value: 'other page', label: otherPage },
    ],
    enter: { value: 'kept', label: 'keeps it' },
    leaveLabel: 'clears the screen and leaves',
    brief: true,
  };
}

/** Shows a suggestion, and its evidence by `w`, until the writer decides; stores and returns the verdict. */
async function showSuggestion(session: DaySession, suggestion: Suggestion, note: string): Promise<ShownVerdict> {
  const { world, journal, prompter, screen, day } = session;
  const { why, notices } = suggestion;
  for (let showsEvidence = false; ; showsEvidence = !showsEvidence) {
    const question = verdictQuestion(showsEvidence ? 'the passage' : 'why this one');
    const page = showsEvidence
      ? renderEvidence(suggestion, note, world.display)
      : renderSuggestion(suggestion, why, notices, world.display, prompter.linesAbove(question));
    const answer = await promptBelowPage(session, page, question);
    if (answer !== 'other page') {
      journal.readings.setVerdict(day, answer);
      return answer;
    }
    screen.restart();
  }
}
