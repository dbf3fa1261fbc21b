import type { Command } from 'commander';
import { refuseUnknownCommand } from '../cli/explain-misuse.ts';
import { addDays, isoWeekday } from '../domain/day.ts';
import { questions } from '../domain/questions.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { withJournal } from '../journal/open.ts';
import { renderEntry } from '../render/entry.ts';
import { renderSuggestion } from '../render/passages/passage.ts';
import { weekLine } from '../render/recent-days.ts';
import { today, type World } from '../world.ts';
import { assertCanPrompt } from './write.ts';

/** Bare `nearfar`: asks when today is open, shows it when it is written. */
export function addDefault(command: Command, settle: WorldFor): void {
  command.argument('[words...]').action(async (words: string[], _, self: Command) => {
    // A word that is no command is never taken for a note.
    if (words.length > 0) return refuseUnknownCommand(command.parent!, words[0]!);
    const world = settle(self);
    const written = await writtenToday(world);
    if (written !== null) return world.stdout.write(written);
    assertCanPrompt(world);
    const { writeDay } = await import('../session/session.ts');
    await writeDay(world, today(world), false);
  });
}

async function writtenToday(world: World): Promise<string | null> {
  const day = today(world);
  const { earlierSuggestion } = await import('../suggest/choose-passage.ts');
  const { entry, week, choice, hasDraft } = withJournal(world.folder, 'read', (journal) => {
    const found = journal.entry(day);
    return {
      entry: found,
      week: journal.entries({ from: addDays(day, 1 - isoWeekday(day)), to: day }),
      choice: found && earlierSuggestion(journal, found),
      hasDraft: journal.drafts.get(day) !== null,
    };
  });
  if (!entry) return null;
  const { display } = world;
  return [
    ...renderEntry(entry, questions(), display),
    '',
    ...(choice ? [...renderSuggestion(choice.passage, choice.why, choice.under, display), ''] : []),
    ...weekLine(week, day, display),
    '',
    display.theme.quiet(hasDraft ? 'A draft is kept too; nearfar write goes on with it.' : 'nearfar write changes it.'),
    '',
  ].join('\n');
}
