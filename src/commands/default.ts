import type { Command } from 'commander';
import { addDays, isoWeekday } from '../domain/day.ts';
import { questions } from '../domain/questions.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { withJournal } from '../journal/open.ts';
import { renderEntry } from '../render/entry.ts';
import { renderSuggestion } from '../render/passages/passage.ts';
import { weekLine } from '../render/recent-days.ts';
import { assertCanPrompt } from '../session/assert-can-prompt.ts';
import { today, type World } from '../world.ts';

/** Bare `nearfar`: asks about today, or shows it once it is written. */
export function addDefault(command: Command, worldFor: WorldFor): void {
  command.action(async (_, self: Command) => {
    const world = worldFor(self);
    const written = await renderToday(world);
    if (written !== null) return world.stdout.write(written);
    assertCanPrompt(world);
    const { writeDay } = await import('../session/write-days.ts');
    const { switchAfterMidnight } = await import('../session/day-switch.ts');
    await writeDay(world, today(world), switchAfterMidnight(world));
  });
}

/** Today's entry with its passage and the week so far; null if today is not written. */
async function renderToday(world: World): Promise<string | null> {
  const day = today(world);
  const { earlierSuggestion } = await import('../suggest/choose-passages.ts');
  const { entry, week, suggestion, hasDraft, partner } = withJournal(world, 'read', (journal) => {
    const found = journal.entry(day);
    return {
      entry: found,
      week: journal.entries({ from: addDays(day, 1 - isoWeekday(day)), to: day }),
      suggestion: found && earlierSuggestion(journal, found),
      hasDraft: journal.drafts.get(day) !== null,
      partner: journal.settings.partner(),
    };
  });
  if (!entry) return null;
  const { display } = world;
  const passage = suggestion ? [...renderSuggestion(suggestion, suggestion.why, suggestion.notices, display), ''] : [];
  const hint = hasDraft ? 'A draft is kept too; nearfar write goes on with it.' : 'nearfar write changes it.';
  return [
    ...renderEntry(entry, questions(partner), display),
    '',
    ...passage,
    ...weekLine(week, day, display),
    '',
    display.theme.quiet(hint),
    '',
  ].join('\n');
}
