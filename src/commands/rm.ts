import type { Command } from 'commander';
import { questions } from '../domain/questions/questions.ts';
import { writtenDayFromWords } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { withJournal } from '../journal/open.ts';
import { inQuestionOrder } from '../journal/questions/answer-order.ts';
import { dayPhrase } from '../render/entry/day-phrase.ts';
import { renderEntry } from '../render/entry/entry.ts';
import { confirm } from '../session/confirm.ts';
import { requireEntry } from '../session/require-entry.ts';
import { today } from '../world.ts';

/** `nearfar rm DAY`: removes an entry; undo brings it back until a purge. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('<day...>')
    .option('-y, --yes', 'do not ask')
    .action(async (words: string[], flags: { yes?: boolean }, self: Command) => {
      const world = worldFor(self);
      const day = await writtenDayFromWords(words, world);
      await withJournal(world, 'write', async (journal) => {
        const entry = inQuestionOrder(journal)(requireEntry(world, journal, day));
        const texts = questions(journal.settings.partner());
        const shown = `${renderEntry(entry, texts, world.display).join('\n')}\n\n`;
        if (!(await confirm(world, { shown, ask: 'Remove this entry?', yes: 'removes it' }, flags.yes)))
          return world.stderr.write('It is as it was.\n');
        journal.removeEntry(day, world.now());
        world.stderr.write(`Removed what was written ${dayPhrase(day, today(world))}. nearfar undo brings it back.\n`);
      });
    });
}
