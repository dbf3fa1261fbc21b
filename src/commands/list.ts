import type { Command } from 'commander';
import { questions } from '../domain/questions.ts';
import { addFilters, type FilterFlags, filterFrom } from '../flags/filter-flags.ts';
import type { Settle } from '../flags/world-for.ts';
import { entryFields, toJson } from '../formats/json.ts';
import { withJournal } from '../journal/open.ts';
import { renderEntries } from '../render/entry.ts';

interface ListFlags extends FilterFlags {
  reverse?: boolean;
  json?: boolean;
}

/** `nearfar list`: entries, oldest first. */
export function addList(command: Command, settle: Settle): void {
  command
    .option('--reverse', 'newest first')
    .option('--json', 'print them as JSON')
    .action(async (flags: ListFlags, self: Command) => {
      const world = settle(self);
      const filter = await filterFrom(flags, world);
      const found = withJournal(world.folder, 'read', (journal) => journal.entries(filter));
      const entries = flags.reverse ? found.reverse() : found;
      if (flags.json) return world.output.write(toJson({ entries: entries.map(entryFields) }));
      if (entries.length === 0) return world.talk.write('Nothing is written there.\n');
      world.output.write(renderEntries(entries, questions(), world.look));
    });
  addFilters(command);
}
