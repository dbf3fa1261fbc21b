import { join } from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../errors.ts';
import { namesIn } from '../files/names-in.ts';
import { isNameOf } from '../files/our-names.ts';
import { sweepPartials } from '../files/writing/partial-file.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { newestWholeCopy } from '../journal/backups/newest-whole-copy.ts';
import { backupFolder } from '../journal/file/backup-files.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import { type PurgeableHistory, purge, purgeableHistory } from '../journal/purge.ts';
import { damagedRows } from '../journal/tables/damage/damaged-rows.ts';
import { pluralize } from '../render/text.ts';
import { unconvertedLines } from '../render/unconverted-lines.ts';
import { confirm } from '../session/confirm.ts';
import { today, type World } from '../world.ts';

/** `nearfar purge`: deletes removed entries, earlier versions and old copies for good. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command.option('-y, --yes', 'do not ask').action(async (flags: { yes?: boolean }, self: Command) => {
    const world = worldFor(self);
    await withJournal(world, 'write', async (journal) => {
      assertNoneDamaged(journal, world);
      const ask = purgeSentence(purgeableHistory(journal));
      if (!(await confirm(world, { ask, yes: 'takes it away' }, flags.yes)))
        return world.stderr.write('Everything is still there.\n');
      purge(journal, world);
      for (const folder of [world.folder, backupFolder(world.folder)]) sweepPartials(folder);
      const drafts = journal.drafts.days().length;
      world.stderr.write(
        `Only the entries that stand are left${drafts > 0 ? `, and ${pluralize(drafts, 'draft')}` : ''}; the rest is gone from the file, and a fresh copy of it is made.\n`,
      );
      const salvaged = salvagedIn(world.folder);
      if (salvaged.length > 0)
        world.stderr.write(unconvertedLines('were written by a salvage, and may have what is gone', salvaged));
    });
  });
}

/** The journals that a salvage wrote: whether one has taken the place of the journal, or is still to do so, cannot be told. */
function salvagedIn(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => isNameOf(name, 'salvaged'))
    .map((name) => join(folder, name));
}

/** @throws UserError for a day that was changed on the disk and that a copy has whole, as the copies go too */
function assertNoneDamaged({ statements }: Journal, world: World): void {
  for (const { name: day } of damagedRows(statements.database, ['entries'])) {
    const copy = newestWholeCopy(world, [day], today(world));
    if (copy !== null)
      throw new UserError(
        `What was written for ${day} was changed on the disk, and the copies that would go have it whole: ${copy.path}.`,
        'Nothing was changed. Bring the copy back first, or change or remove the day. See: nearfar doctor',
      );
  }
}

function purgeSentence({ versions, removed, backups }: PurgeableHistory): string {
  const among = removed > 0 ? ` (${pluralize(removed, 'removed day')} among them)` : '';
  const history =
    versions > 0
      ? `This takes away ${pluralize(versions, 'earlier version')}${among}. None of it can be brought back, and no change before now undone.`
      : 'There is no earlier version. Afterwards no change before now can be undone.';
  if (backups === 0) return history;
  const copies = backups === 1 ? 'The copy of the journal goes' : `The ${backups} copies of the journal go`;
  return `${history} ${copies} too, and a fresh one is made.`;
}
