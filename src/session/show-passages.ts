import type { Entry } from '../domain/entry.ts';
import { renderEvidence } from '../render/passages/matches.ts';
import { renderSuggestion } from '../render/passages/passage.ts';
import { wrap } from '../render/text.ts';
import { choosePassages, recordShown, type Suggestion } from '../suggest/choose-passage.ts';
import { applySafetyCheck, type SafetyOutcome } from '../suggest/safety-check.ts';
import type { KeyQuestion } from '../terminal/prompts/prompter.ts';
import { promptBelowPage } from './prompt-below-page.ts';
import type { Session } from './session.ts';

/** Hands over the best passage, and the next one for as long as the writer asks for another; or help, where someone may not be safe. */
export async function showPassages(evening: Session, entry: Entry): Promise<void> {
  const { world, journal, screen } = evening;
  const care = await applySafetyCheck(world, journal, entry);
  if (care.screens !== null && !(await offerHelp(evening, care))) return;
  let rank = 0;
  for (const choice of await choosePassages(journal, entry, care)) {
    rank += 1;
    recordShown(world, journal, entry.day, rank, choice);
    screen.restart();
    if (await isKept(evening, choice, entry.note ?? '')) return;
  }
}

/** What becomes of a passage, and in `turn` the other page about it. */
export function verdictQuestion(turn: string): KeyQuestion<'another' | 'declined' | 'turn' | 'kept'> {
  return {
    ask: 'Saved.',
    choices: [
      { key: 'n', value: 'another', label: 'another' },
      { key: 'f', value: 'declined', label: 'not for me' },
      { key: 'w', value: 'turn', label: turn },
    ],
    enter: { value: 'kept', label: 'keeps it' },
    leaveLabel: 'clears the screen and leaves',
    brief: true,
  };
}

async function isKept(
  { world, journal, ask, screen, day }: Session,
  match: Suggestion,
  note: string,
): Promise<boolean> {
  const { passage, why, under } = match;
  for (let turned = false; ; turned = !turned) {
    const question = verdictQuestion(turned ? 'the passage' : 'why this one');
    const page = turned
      ? renderEvidence(match, note, world.display)
      : renderSuggestion(passage, why, under, world.display, ask.linesAbove(question));
    const answer = await promptBelowPage({ world, ask, screen }, page, question);
    if (answer !== 'turn') {
      journal.readings.setVerdict(day, answer);
      return answer === 'kept';
    }
    screen.restart();
  }
}

/** @returns whether the writer carries on, because it was not meant so */
async function offerHelp({ world, ask, screen }: Session, { screens, atOnce, lift }: SafetyOutcome): Promise<boolean> {
  const page = (lines: readonly string[]) =>
    lines.flatMap((line, at) => [...(at > 0 ? [''] : []), ...wrap(line, world.display.width)]);
  screen.restart();
  const carryOn = { key: 'n', value: 'on' as const, label: 'carry on' };
  const leave = { value: 'leave' as const, label: 'leaves' };
  let answer: 'on' | 'help' | 'leave' = await promptBelowPage({ world, ask, screen }, page(screens!.first), {
    ask: '',
    choices: atOnce
      ? [carryOn]
      : [{ key: 'h', value: 'help' as const, label: 'people who can talk this through, in confidence' }, carryOn],
    enter: leave,
    leaveLabel: 'clears the screen',
  });
  if (answer === 'help') {
    screen.restart();
    answer = await promptBelowPage({ world, ask, screen }, page(screens!.help), {
      ask: '',
      choices: [carryOn],
      enter: leave,
      leaveLabel: 'clears the screen',
    });
  }
  if (answer === 'on') lift();
  return answer === 'on';
}
