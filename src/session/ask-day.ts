import { type Day, formatDay } from '../domain/day.ts';
import { type Draft, type Entry, noteOnlyDraft } from '../domain/entry.ts';
import { questions } from '../domain/questions.ts';
import { Dismissed } from '../errors.ts';
import { dayPhrase } from '../render/day-phrase.ts';
import { renderEntry } from '../render/entry.ts';
import { today, type World } from '../world.ts';
import { askAnswers } from './ask-answers.ts';
import type { DaySwitch } from './day-switch.ts';
import { emptyDraft, keepDraftWhile, offerDraft, printOtherDrafts } from './drafts.ts';
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
  const { world, journal, day } = session;
  // A draft belongs to one day, so with a draft no other day is offered in the heading.
  printHeading(world, day, journal.drafts.get(day) ? null : daySwitch);
  printOtherDrafts(world, journal, day);
  const before = journal.entry(day);
  const draft = (await offerDraft(session)) ?? (before ? await offerChange(session, before) : emptyDraft());
  if (draft === null) return null;
  const outcome = await keepDraftWhile(session, draft, (keeper) =>
    askAnswers(session, draft, before, daySwitch, keeper),
  );
  if (outcome.kind === 'switch-day') {
    if (outcome.day === null) return null;
    session.screen.restart();
    return askDay({ ...session, day: outcome.day }, null);
  }
  const entry = await saveAnswers(session, outcome.draft, before);
  if (entry === null) return null;
  try {
    await showPassages(session, entry);
  } catch (error) {
    throw error instanceof Dismissed ? error : withSentence(world, error, `Saved ${dayPhrase(day, today(world))}.`);
  }
  return day;
}

export function printHeading(world: World, day: Day, daySwitch: DaySwitch | null): void {
  const { stdout, display } = world;
  const which = daySwitch?.day
    ? `still ${formatDay(day)}; ${daySwitch.key} ${daySwitch.label}`
    : dayPhrase(day, today(world));
  stdout.write(`${display.theme.title('nearfar')}  ${which}\n\n`);
}

/** Shows a day that is already written and asks what to change: the note, the answers, or nothing (null). */
async function offerChange({ world, prompter }: DaySession, before: Entry): Promise<Draft | null> {
  const { stdout, display } = world;
  const lines = renderEntry(before, questions(), display);
  const shown =
    lines.length > LINES_OF_WRITTEN_DAY
      ? [...lines.slice(0, LINES_OF_WRITTEN_DAY - 1), `  ${display.glyphs.ellipsis}`]
      : lines;
  stdout.write(`${shown.join('\n')}\n\n`);
  return prompter.key<Draft | null>({
    ask: 'This day is written.',
    choices: [
      { key: 'a', value: { ...noteOnlyDraft({ felt: before.felt }), adds: true }, label: 'add to the note' },
      { key: 'c', value: emptyDraft(), label: 'change the answers' },
    ],
    enter: { value: null, label: 'leaves it as it is' },
  });
}
