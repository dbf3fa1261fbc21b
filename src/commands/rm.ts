import type { Command } from 'commander';
import { questions } from '../domain/questions.ts';
import { readDay } from '../domain/spoken-day.ts';
import { withJournal } from '../journal/open.ts';
import { dayLine, renderEntry } from '../render/entry.ts';
import type { World } from '../world.ts';
import { confirm } from './confirm.ts';
import { today } from './today.ts';
import { writtenOn } from './written-on.ts';

/** `nearfar rm DAY`: takes an entry out of the journal; undo brings it back until a purge. */
export function addRm(program: Command, settle: (command: Command) => World): void {
  program
    .command('rm')
    .description('remove the entry of a day, after showing it')
    .argument('<day...>')
    .option('-y, --yes', 'do not ask')
    .action(async (words: string[], flags: { yes?: boolean }, self: Command) => {
      const world = settle(self);
      const day = await readDay(words.join(' '), today(world));
      await withJournal(world.folder, 'write', async (journal) => {
        const entry = writtenOn(journal, day);
        const shown = `${renderEntry(entry, questions(), world.look).join('\n')}\n\n`;
        if (!(await confirm(world, { shown, ask: 'Remove this entry?', yes: 'removes it' }, flags.yes)))
          return world.talk.write('It is as it was.\n');
        journal.remove(day, world.now());
        world.talk.write(`Removed what was written ${dayLine(day)}. nearfar undo brings it back.\n`);
      });
    });
}
