import type { Command } from 'commander';
import type { WorldFor } from '../flags/world-for.ts';
import { withJournal } from '../journal/open.ts';
import type { PurgeableHistory } from '../journal/purge.ts';
import { joinWithAnd, pluralize } from '../render/text.ts';
import { confirm } from '../session/confirm.ts';

/** `nearfar purge`: deletes removed entries, earlier versions and old backups for good. */
export function addPurge(command: Command, worldFor: WorldFor): void {
  command.option('-y, --yes', 'do not ask').action(async (flags: { yes?: boolean }, self: Command) => {
    const world = worldFor(self);
    await withJournal(world, 'write', async (journal) => {
      const ask = purgeSentence(journal.purgeableHistory());
      if (!(await confirm(world, { ask, yes: 'takes it away' }, flags.yes)))
        return world.stderr.write('Everything is still there.\n');
      journal.purge();
      const drafts = journal.drafts.days().length;
      world.stderr.write(
        `Only the entries that stand are left${drafts > 0 ? `, and ${pluralize(drafts, 'draft')}` : ''}; the rest is gone from the file.\n`,
      );
    });
  });
}

function purgeSentence({ versions, removed, backups }: PurgeableHistory): string {
  const among = removed > 0 ? ` (${pluralize(removed, 'removed day')} among them)` : '';
  const parts = [
    ...(versions > 0 ? [`${pluralize(versions, 'earlier version')}${among}`] : []),
    ...(backups > 0 ? [pluralize(backups, 'old backup')] : []),
  ];
  if (parts.length === 0) return 'There is no earlier version. Afterwards no change before now can be undone.';
  return `This takes away ${joinWithAnd(parts)}. None of it can be brought back, and no change before now undone.`;
}
