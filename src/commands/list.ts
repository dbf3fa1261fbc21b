import type { Command } from 'commander';
import { questions } from '../domain/questions/questions.ts';
import { addFilterFlags, type FilterFlags, readFilter } from '../flags/filter-flags.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { orderedEntryFields, toVersionedJson } from '../formats/json/versioned-json.ts';
import { warnOfDamage } from '../io/warn-of-damage.ts';
import { withJournal } from '../journal/open.ts';
import { answersInOrder } from '../journal/questions/answers-in-order.ts';
import { renderEntriesOnOneLine } from '../render/entry/entries-on-one-line.ts';
import { renderEntries } from '../render/entry/entry.ts';

interface ListFlags extends FilterFlags {
  reverse?: boolean;
  oneline?: boolean;
  json?: boolean;
}

/** `nearfar list`: entries, oldest first. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .option('--reverse', 'newest first')
    .option('--oneline', 'a line for each: the day, the two numbers, how the note begins')
    .option('--json', 'print them as JSON')
    .action(async (flags: ListFlags, self: Command) => {
      const world = worldFor(self);
      const filter = await readFilter(flags, world);
      const { found, partner, isEmpty, damaged } = await withJournal(world, 'read', async (journal) => {
        const { entries, damaged } = journal.page(filter);
        const found = await answersInOrder(journal, entries);
        return {
          found,
          partner: journal.settings.partner(),
          isEmpty: found.length === 0 && journal.countEntries() === 0,
          damaged,
        };
      });
      await warnOfDamage(world, damaged);
      const entries = flags.reverse ? found.reverse() : found;
      if (flags.json) return world.stdout.write(toVersionedJson({ entries: entries.map(orderedEntryFields) }));
      if (entries.length === 0)
        return world.stderr.write(isEmpty ? 'Nothing is written yet.\n' : 'No entry is found.\n');
      if (flags.oneline) return world.printPaged(renderEntriesOnOneLine(entries, world.display));
      await world.printPaged(renderEntries(entries, questions(partner), world.display));
    });
  addFilterFlags(command);
}
