import type { Command } from 'commander';
import { countTags } from '../domain/tags/count-tags.ts';
import { isTag } from '../domain/tags/tags.ts';
import { UsageError } from '../errors.ts';
import { addFilterFlags, type FilterFlags, readFilter } from '../flags/filter-flags.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { withJournal } from '../journal/open.ts';
import type { EntryFilter } from '../journal/search/entry-filter.ts';
import { displayWidth, padToWidth, pluralize } from '../render/text.ts';
import type { World } from '../world.ts';

interface TagsFlags extends FilterFlags {
  json?: boolean;
  rename?: string[] | true;
  dryRun?: boolean;
  yes?: boolean;
}

/** `nearfar tags`: the @tags and #tags of the days, those on the most days first; or gives one another name. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .option('--json', 'print them as JSON')
    .option('--rename [tags...]', 'OLD NEW: give a tag another name on every day')
    .option('--dry-run', 'say which days --rename would change, and change nothing')
    .option('-y, --yes', 'let --rename join two tags without asking')
    .action(async (flags: TagsFlags, self: Command) => {
      const world = worldFor(self);
      const filter = await readFilter(flags, world);
      if (flags.rename === undefined) {
        if (flags.dryRun || flags.yes)
          throw new UsageError('--dry-run and --yes belong to --rename.', 'Such as: nearfar tags --rename work job');
        return listTags(world, filter, flags.json);
      }
      if (flags.json) throw new UsageError('--rename prints no JSON.', 'Leave out --json.');
      const [from, to] = readRename(flags.rename);
      const { renameTagOnDays } = await import('../session/rename-tag-on-days.ts');
      return renameTagOnDays(world, { from, to, filter, dryRun: flags.dryRun, yes: flags.yes });
    });
  addFilterFlags(command);
}

async function listTags(world: World, filter: EntryFilter, asJson = false): Promise<void> {
  const entries = await withJournal(world, 'read', (journal) => journal.entries(filter));
  const tags = [...countTags(entries)]
    .map(([tag, days]) => ({ tag, days }))
    .sort((a, b) => b.days - a.days || (a.tag < b.tag ? -1 : 1));
  if (asJson) world.stdout.write(toVersionedJson({ tags }));
  else if (tags.length === 0) world.stderr.write('There is no tag yet: a word with @ or # in front, such as @home.\n');
  else {
    const width = Math.max(...tags.map(({ tag }) => displayWidth(tag)));
    world.stdout.write(tags.map(({ tag, days }) => `${padToWidth(tag, width)}  ${pluralize(days, 'day')}\n`).join(''));
  }
}

/** @throws UsageError unless these are two tags */
function readRename(tags: string[] | true): [from: string, to: string] {
  const [from, to, ...more] = tags === true ? [] : tags;
  if (from === undefined || to === undefined || more.length > 0)
    throw new UsageError(
      '--rename needs two tags: the old name and the new one.',
      'Without # or in quotes, as a shell takes # for a comment: nearfar tags --rename work job',
    );
  // A new name without a sign gets that of each place.
  const named = /^[@#]/.test(to) ? [from, to] : [from, `@${to}`, `#${to}`];
  const wrong = named.find((tag) => !isTag(tag));
  if (wrong !== undefined)
    throw new UsageError(`${wrong} is no tag.`, 'A tag is one word that begins with a letter, such as @home.');
  return [from, to];
}
