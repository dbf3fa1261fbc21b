import type { Command } from 'commander';
import { addDays, type Day, isoWeekday } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import type { Partner } from '../domain/partner.ts';
import { questions } from '../domain/questions/questions.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { warnOfDamage } from '../io/warn-of-damage.ts';
import { withJournal } from '../journal/open.ts';
import { inQuestionOrder } from '../journal/questions/answer-order.ts';
import { damagedAmong } from '../journal/tables/damage/damage.ts';
import type { DisplayOptions } from '../render/display-options.ts';
import { renderEntry } from '../render/entry/entry.ts';
import { renderSuggestion } from '../render/passages/passage.ts';
import { weekLine } from '../render/recent-days.ts';
import { wrap } from '../render/text.ts';
import { assertCanPrompt } from '../session/assert-can-prompt.ts';
import type { DaySwitch } from '../session/questions/day-switch.ts';
import type { Suggestion } from '../suggest/choose-passages.ts';
import { canPrompt, today, type World } from '../world.ts';

/** Bare `nearfar`: asks about today, or shows it once it is written. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command.action(async (_, self: Command) => {
    const world = worldFor(self);
    const written = await readToday(world);
    const { switchAfterMidnight } = await import('../session/questions/day-switch.ts');
    const daySwitch = switchAfterMidnight(world);
    const day = written === null ? today(world) : await showWrittenToday(world, written, daySwitch);
    if (day === null) return;
    assertCanPrompt(world);
    const { writeDay } = await import('../session/questions/write-days.ts');
    await writeDay(world, day, {
      daySwitch: written === null ? daySwitch : null,
      goesOn: day === written?.entry.day && written.hasDraft,
    });
  });
}

/** Today's entry with its passage and the week so far. */
interface WrittenToday {
  entry: Entry;
  week: readonly Entry[];
  suggestion: Suggestion | null;
  hasDraft: boolean;
  /** What is said of pages that are still there. */
  pages: readonly string[];
  partner: Partner;
}

/** Null if today is not written. */
async function readToday(world: World): Promise<WrittenToday | null> {
  const day = today(world);
  const { earlierSuggestion } = await import('../suggest/choose-passages.ts');
  const { leftPageSentence, leftPages } = await import('../session/editor/left-pages.ts');
  const pages = (await leftPages(world)).map((page) => leftPageSentence(page, day));
  return withJournal(world, 'read', async (journal) => {
    const entry = journal.entry(day);
    if (!entry) return null;
    await warnOfDamage(world, damagedAmong(journal, [day]));
    return {
      entry: inQuestionOrder(journal)(entry),
      week: journal.entries({ from: addDays(day, 1 - isoWeekday(day)), to: day }),
      suggestion: earlierSuggestion(journal, entry),
      hasDraft: journal.drafts.get(day) !== null,
      pages,
      partner: journal.settings.partner(),
    };
  });
}

/**
 * Shows the day on the alternate screen, like the evening itself, until the writer leaves it, or wants to change it or to write
 * the day of the calendar. In plain mode, and without a terminal, prints it.
 * @returns the day that the writer wants to write; null for none
 */
async function showWrittenToday(world: World, written: WrittenToday, daySwitch: DaySwitch | null): Promise<Day | null> {
  const { stdout, display } = world;
  if (display.plain || !canPrompt(world)) {
    const hint = written.hasDraft ? 'A draft is kept too; nearfar write goes on with it.' : 'nearfar write changes it.';
    const other = daySwitch && !written.hasDraft ? ` ${daySwitch.key} there is ${daySwitch.label}.` : '';
    stdout.write([...renderToday(written, display), '', display.theme.quiet(hint + other), ''].join('\n'));
    return null;
  }
  const { withAlternateScreen } = await import('../session/with-alternate-screen.ts');
  const { promptBelowPage } = await import('../session/passage/prompt-below-page.ts');
  const question = {
    ask: '',
    choices: [
      { key: 'c', value: written.entry.day, label: written.hasDraft ? 'go on with the draft' : 'change it' },
      ...(daySwitch === null ? [] : [{ ...daySwitch, value: daySwitch.day }]),
    ],
    enter: { value: null, label: 'leaves' },
    leaveLabel: 'clears the screen and leaves',
  };
  return withAlternateScreen(world, (prompter, screen) =>
    promptBelowPage<Day | null>(
      { world, prompter, screen },
      () => renderToday(written, display, prompter.linesAbove(question)),
      question,
    ),
  );
}

/** @param room the lines into which the page should fit, if it can */
function renderToday(
  { entry, week, suggestion, pages, partner }: WrittenToday,
  display: DisplayOptions,
  room = Number.POSITIVE_INFINITY,
): string[] {
  const above = [...renderEntry(entry, questions(partner), display), ''];
  const waiting = pages.flatMap((page) => ['', ...wrap(page, display.width)]);
  const below = [...weekLine(week, entry.day, display), ...waiting];
  if (!suggestion) return [...above, ...below];
  const { why, notices } = suggestion;
  const roomForPassage = room - above.length - below.length - 1;
  return [...above, ...renderSuggestion(suggestion, why, notices, display, roomForPassage), '', ...below];
}
