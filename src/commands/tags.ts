import type { Command } from 'commander';
import { countTags } from '../domain/tags.ts';
import { addFilterFlags, type FilterFlags, readFilter } from '../flags/filter-flags.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { withJournal } from '../journal/open.ts';
import { displayWidth, padToWidth, pluralize } from '../render/text.ts';

/** `nearfar tags`: the @tags and #tags in the notes, those on the most days first. */
export function addTags(command: Command, worldFor: WorldFor): void {
  command
    .option('--json', 'print them as JSON')
    .action(async (flags: FilterFlags & { json?: boolean }, self: Command) => {
      const world = worldFor(self);
      const filter = await readFilter(flags, world);
      const entries = withJournal(world, 'read', (journal) => journal.entries(filter));
      const tags = [...countTags(entries.map(({ note }) => note))]
        .map(([tag, days]) => ({ tag, days }))
        .sort((a, b) => b.days - a.days || (a.tag < b.tag ? -1 : 1));
      if (flags.json) return world.stdout.write(toVersionedJson({ tags }));
      if (tags.length === 0)
        return world.stderr.write('No note has a tag: a word with @ or # in front, such as @home.\n');
      const width = Math.max(...tags.map(({ tag }) => displayWidth(tag)));
      const lines = tags.map(({ tag, days }) => `${padToWidth(tag, width)}  ${pluralize(days, 'day')}\n`);
      world.stdout.write(lines.join(''));
    });
  addFilterFlags(command);
}
