import type { Command } from 'commander';
import { questions } from '../domain/questions.ts';
import { dayNamed, today } from '../flags/days.ts';
import type { Settle } from '../flags/world-for.ts';
import { withJournal } from '../journal/open.ts';
import { dayLine } from '../render/day-line.ts';
import { renderEntry } from '../render/entry.ts';
import { confirm } from '../session/confirm.ts';
import { writtenOn } from '../session/require-entry.ts';

/** `nearfar rm DAY`: takes an entry out of the journal; undo brings it back until a purge. */
export function addRm(command: Command, settle: Settle): void {
  command
    .argument('<day...>')
    .option('-y, --yes', 'do not ask')
    .action(async (words: string[], flags: { yes?: boolean }, self: Command) => {
      const world = settle(self);
      const day = await dayNamed(words, world);
      await withJournal(world.folder, 'write', async (journal) => {
        const entry = writtenOn(world, journal, day);
        const shown = `${renderEntry(entry, questions(), world.look).join('\n')}\n\n`;
        if (!(await confirm(world, { shown, ask: 'Remove this entry?', yes: 'removes it' }, flags.yes)))
          return world.talk.write('It is as it was.\n');
        journal.remove(day, world.now());
        world.talk.write(`Removed what was written ${dayLine(day, today(world))}. nearfar undo brings it back.\n`);
      });
    });
}
