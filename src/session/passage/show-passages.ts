import type { Entry } from '../../domain/entry.ts';
import { renderEvidence } from '../../render/passages/matches.ts';
import { renderSuggestion } from '../../render/passages/passage.ts';
import { wrap } from '../../render/text.ts';
import type { Hold } from '../../safety/hold.ts';
import { type SupportScreens, supportContent } from '../../safety/support.ts';
import { choosePassages, type Suggestion, type SuggestionRules } from '../../suggest/choose-passages.ts';
import type { RunProgram } from '../../suggest/own-reader.ts';
import type { KeyQuestion } from '../../terminal/prompts/prompter.ts';
import { today } from '../../world.ts';
import type { DaySession, Session } from '../session.ts';
import { assessEntry, cancelHold, startHold, supportScreensFor } from './hold.ts';
import { promptBelowPage, promptBelowParagraphs } from './prompt-below-page.ts';
import { recordShown } from './record-shown.ts';
import { showParagraphs, showSilence } from './show-silence.ts';

/**
 * Shows the best passage for a saved entry, and the next one as long as the writer asks for another. Support lines come
 * instead where someone may not be safe, and a quiet line where any passage would be tone-deaf.
 */
export async function showPassages(session: DaySession, entry: Entry): Promise<void> {
  const outcome = await assessEntry(session.world, session.journal, entry);
  if (outcome.strength === 'hold') {
    if ((await holdPassages(session, entry, outcome)) !== 'carry on') return;
    return offerPassages(session, entry, {
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
  return offerPassages(session, entry, {
    allowed: outcome.allowed,
    readsNote: !care,
    quotesNote: !care && !asked,
    care,
    asked,
  });
}

async function offerPassages(session: DaySession, entry: Entry, rules: SuggestionRules): Promise<void> {
  const { world, journal, screen } = session;
  const runReader: RunProgram = (words, input) => {
    // Nobody can press `x` during the wait, so the note leaves the screen before.
    screen.restart();
    world.stdout.write(`${world.display.theme.quiet('Your reader is choosing a passage.')}\n`);
    return world.runProgram(words, input);
  };
  let rank = 0;
  for (const suggestion of await choosePassages(journal, entry, rules, runReader)) {
    rank += 1;
    recordShown(world, journal, entry, rank, suggestion);
    screen.restart();
    if ((await showSuggestion(session, suggestion, rules.allowed === 'all')) === 'kept') return;
  }
  if (rank === 0 && rules.care) await showParagraphs(session, [supportContent.texts.care], []);
}

/** Starts the hold and shows the support lines. If the writer carries on, the hold is cancelled. */
async function holdPassages(session: DaySession, entry: Entry, hold: Hold): Promise<SupportAnswer> {
  const { world, journal } = session;
  const previous = journal.settings.holdUntil(today(world));
  const assertStored = startHold(journal, entry.day, hold);
  const screens = await supportScreensFor(world, journal, hold);
  const answer = await showSupport(session, screens, hold.risk === 'self_harm');
  assertStored();
  if (answer === 'carry on') cancelHold(journal, previous);
  return answer;
}

type SupportAnswer = 'carry on' | 'help' | 'leave';

/** @param immediately whether the lines stand on the first screen, without a key to press for them */
async function showSupport(session: Session, screens: SupportScreens, immediately: boolean): Promise<SupportAnswer> {
  const carryOn = { key: 'n', value: 'carry on', label: 'carry on' } as const;
  const help = { key: 'h', value: 'help', label: 'people who can talk this through, in confidence' } as const;
  const showScreen = (paragraphs: readonly string[], choices: KeyQuestion<SupportAnswer>['choices']) =>
    promptBelowParagraphs<SupportAnswer>(session, paragraphs, {
      ask: '',
      choices,
      enter: { value: 'leave', label: 'leaves' },
      leaveLabel: 'clears the screen',
    });
  const answer = await showScreen(screens.first, immediately ? [carryOn] : [help, carryOn]);
  return answer === 'help' ? showScreen(screens.help, [carryOn]) : answer;
}

type ShownVerdict = 'another' | 'declined' | 'kept';

const OTHERS = [
  { key: 'n', value: 'another', label: 'another' },
  { key: 'f', value: 'declined', label: 'not for me' },
] as const;

/** Asks what becomes of a passage. `otherPage` labels the key for the passage or its evidence, whichever is hidden. */
export function verdictQuestion(otherPage: string, hasOthers = true): KeyQuestion<ShownVerdict | 'other page'> {
  return {
    ask: 'Saved.',
    choices: [...(hasOthers ? OTHERS : []), { key: 'w', value: 'other page', label: otherPage }],
    enter: { value: 'kept', label: 'keeps it' },
    leaveLabel: 'clears the screen and leaves',
    brief: true,
  };
}

/** Shows a suggestion, and its evidence by `w`, until the writer decides; stores and returns the verdict. */
async function showSuggestion(session: DaySession, suggestion: Suggestion, hasOthers: boolean): Promise<ShownVerdict> {
  const { world, journal, prompter, screen, day } = session;
  const { why, notices, byOwnReader } = suggestion;
  const quiet = (text: string) => wrap(world.display.theme.quiet(text), world.display.width);
  const whoseChoice = byOwnReader ? [...quiet('Your own reader chose it. Below is how nearfar saw it.'), ''] : [];
  for (let showsEvidence = false; ; showsEvidence = !showsEvidence) {
    const question = verdictQuestion(showsEvidence ? 'the passage' : 'why this one', hasOthers);
    const page = showsEvidence
      ? [...whoseChoice, ...renderEvidence(suggestion, world.display)]
      : renderSuggestion(suggestion, why, notices, world.display, prompter.linesAbove(question));
    const answer = await promptBelowPage(session, page, question);
    if (answer !== 'other page') {
      journal.readings.setVerdict(day, answer);
      return answer;
    }
    screen.restart();
  }
}
