import type { Command } from 'commander';
import { refuseUnknown } from '../cli/misuse.ts';
import { addDays, weekday } from '../domain/day.ts';
import { questions } from '../domain/questions.ts';
import { today } from '../flags/days.ts';
import type { Settle } from '../flags/world-for.ts';
import { withJournal } from '../journal/open.ts';
import { weekLine } from '../render/days.ts';
import { renderEntry } from '../render/entry.ts';
import { renderChoice } from '../render/passage.ts';
import type { World } from '../world.ts';
import { refuseHalfAnswers } from './write.ts';

/** Bare `nearfar`: asks when today is open, shows it when it is written. */
export function addTonight(command: Command, settle: Settle): void {
  command.argument('[words...]').action(async (words: string[], _, self: Command) => {
    // A word that is no command is never taken for a note.
    if (words.length > 0) return refuseUnknown(command.parent!, words[0]!);
    const world = settle(self);
    const written = await writtenToday(world);
    if (written !== null) return world.output.write(written);
    refuseHalfAnswers(world);
    const { evening } = await import('../session/session.ts');
    await evening(world, today(world), false);
  });
}

async function writtenToday(world: World): Promise<string | null> {
  const day = today(world);
  const { chosenBefore } = await import('../suggest/choose-passage.ts');
  const { entry, week, choice, hasDraft } = withJournal(world.folder, 'read', (journal) => {
    const found = journal.entry(day);
    return {
      entry: found,
      week: journal.entries({ from: addDays(day, 1 - weekday(day)), to: day }),
      choice: found && chosenBefore(journal, found),
      hasDraft: journal.drafts.of(day) !== null,
    };
  });
  if (!entry) return null;
  const { look } = world;
  return [
    ...renderEntry(entry, questions(), look),
    '',
    ...(choice ? [...renderChoice(choice.passage, choice.why, choice.under, look), ''] : []),
    ...weekLine(week, day, look),
    '',
    look.theme.quiet(hasDraft ? 'A draft is kept too; nearfar write goes on with it.' : 'nearfar write changes it.'),
    '',
  ].join('\n');
}
