import type { Entry } from '../../domain/entry.ts';
import { WentBack } from '../../errors.ts';
import { speakReason } from '../../matching/answer-phrases.ts';
import { renderEvidence } from '../../render/passages/matches.ts';
import { renderSuggestion } from '../../render/passages/passage.ts';
import { escapeControls, wrap } from '../../render/text.ts';
import { supportContent } from '../../safety/support.ts';
import { choosePassages, type Suggestion, type SuggestionRules } from '../../suggest/choose-passages.ts';
import type { RunProgram } from '../../suggest/own-reader.ts';
import type { KeyQuestion } from '../../terminal/prompts/prompter.ts';
import type { DaySession } from '../session.ts';
import { promptBelowPage, promptBelowParagraphs } from './prompt-below-page.ts';
import { recordShown } from './record-shown.ts';
import { showParagraphs } from './show-silence.ts';

/** What the writer does with a passage that is shown; `read` is Enter, which goes on. */
type Answer = 'read' | 'kept' | 'let go' | 'another' | 'back' | 'declined' | 'taken back' | 'other page';

interface Offer {
  /** Labels the key for the passage or its evidence, whichever is hidden. */
  otherPage: string;
  /** Whether the writer may ask for other passages; not while a hold lasts. */
  hasOthers?: boolean;
  /** Whether another passage was shown before this one. */
  hasEarlier?: boolean;
  /** Whether the writer keeps it. */
  isKept?: boolean;
  /** Whether the writer has said that it is not for them. */
  isDeclined?: boolean;
}

/** The question below a passage. */
export function passageQuestion({
  otherPage,
  hasOthers = true,
  hasEarlier = false,
  isKept = false,
  isDeclined = false,
}: Offer): KeyQuestion<Answer> {
  const aside = isDeclined
    ? ({ key: 'f', value: 'taken back', label: 'for me after all' } as const)
    : ({ key: 'f', value: 'declined', label: 'not for me' } as const);
  return {
    ask: isKept ? 'Saved, and kept.' : 'Saved.',
    choices: [
      isKept
        ? { key: 'k', value: 'let go', label: 'keep it no longer' }
        : { key: 'k', value: 'kept', label: 'keep it' },
      ...(hasOthers ? [{ key: 'n', value: 'another', label: 'another' } as const] : []),
      ...(hasEarlier ? [{ key: 'b', value: 'back', label: 'back' } as const] : []),
      ...(hasOthers ? [aside] : []),
      { key: 'w', value: 'other page', label: otherPage },
    ],
    enter: { value: 'read', label: 'goes on' },
    leaveLabel: 'clears the screen and leaves',
    brief: true,
    canGoBack: true,
    ...(!hasEarlier && { pasteHint: 'Backspace goes back to the note, where it can stand.' }),
  };
}

/**
 * Shows the best passage for an entry, and others as long as the writer asks for them. The one that is shown last is the
 * passage of the entry.
 * @throws WentBack where the writer goes back to the note
 */
export async function offerPassages(session: DaySession, entry: Entry, rules: SuggestionRules): Promise<void> {
  const { world, journal, screen, day } = session;
  const runReader: RunProgram = (words, input) => {
    // Nobody can press `x` during the wait, so the note leaves the screen before.
    screen.restart();
    world.stdout.write(`${world.display.theme.quiet('Your reader is choosing a passage.')}\n`);
    return world.runProgram(words, input);
  };
  const suggestions = (await choosePassages(journal, entry, rules, runReader))[Symbol.iterator]();
  const shown: Suggestion[] = [];
  const kept = new Set<Suggestion>();
  const declined = new Set<Suggestion>();
  for (let at = 0; ; ) {
    if (at === shown.length) {
      const next = suggestions.next();
      if (next.done) break;
      shown.push(next.value);
      recordShown(world, journal, entry, shown.length, next.value);
    }
    const suggestion = shown[at]!;
    const { id } = suggestion.passage;
    screen.restart();
    const offer = {
      hasOthers: rules.allowed === 'all',
      hasEarlier: at > 0,
      isKept: kept.has(suggestion),
      isDeclined: declined.has(suggestion),
    };
    const answer = await showSuggestion(session, suggestion, offer);
    if (answer === 'declined' && !(await confirmDeclined(session, suggestion))) continue;
    if (answer === 'kept') kept.add(suggestion);
    if (answer === 'let go' || answer === 'declined') kept.delete(suggestion);
    if (answer === 'declined') declined.add(suggestion);
    if (answer === 'taken back' || answer === 'kept') declined.delete(suggestion);
    const opinion = declined.has(suggestion) ? 'declined' : kept.has(suggestion) ? 'kept' : null;
    journal.readings.setVerdict(day, id, opinion ?? (answer === 'another' ? 'another' : 'shown'));
    if (answer === 'read') return;
    if (answer === 'another' || answer === 'declined') at++;
    if (answer === 'back') at--;
    if (at < shown.length) journal.readings.choose(day, shown[at]!.passage.id);
  }
  if (shown.length === 0 && rules.care) await showParagraphs(session, [supportContent.texts.care], []);
}

/** Shows a suggestion, and its evidence by `w`, until the writer decides. @throws WentBack from the first one to the note */
async function showSuggestion(
  session: DaySession,
  suggestion: Suggestion,
  offer: Omit<Offer, 'otherPage'>,
): Promise<Exclude<Answer, 'other page'>> {
  const { world, journal, prompter, screen } = session;
  const partner = journal.settings.partner();
  const { why, notices, byOwnReader } = suggestion;
  const quiet = (text: string) => wrap(world.display.theme.quiet(text), world.display.width);
  const whoseChoice = () =>
    byOwnReader ? [...quiet('Your own reader chose it. Below is how nearfar saw it.'), ''] : [];
  for (let showsEvidence = false; ; showsEvidence = !showsEvidence) {
    const question = passageQuestion({ ...offer, otherPage: showsEvidence ? 'the passage' : 'why this one' });
    const page = showsEvidence
      ? () => [...whoseChoice(), ...renderEvidence(suggestion, world.display, partner)]
      : () =>
          renderSuggestion(
            suggestion,
            speakReason(partner, why),
            notices,
            world.display,
            prompter.linesAbove(question),
          );
    const answer = await promptBelowPage(session, page, question).catch((error) => {
      if (!(error instanceof WentBack)) throw error;
      if (showsEvidence) return 'other page' as const;
      if (offer.hasEarlier) return 'back' as const;
      throw error;
    });
    if (answer !== 'other page') return answer;
    screen.restart();
  }
}

/** Asks whether a passage is to be set aside. Enter goes back to it. */
function confirmDeclined(session: DaySession, { passage }: Suggestion): Promise<boolean> {
  const title = escapeControls(passage.title);
  const sentence = `Set "${title}" aside? It will come less often. nearfar passages --mine lists what you set aside.`;
  return promptBelowParagraphs(session, [sentence], {
    ask: '',
    choices: [
      { key: 'y', value: true, label: 'yes, and show another' },
      { key: 'n', value: false, label: 'no, back to it' },
    ],
    enter: { value: false, label: 'means no' },
    leaveLabel: 'clears the screen and leaves',
  });
}
