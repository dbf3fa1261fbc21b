import { existsSync, realpathSync } from 'node:fs';
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { resolvePath } from '../files/resolve-path.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { backUpToday, copyJournal } from '../journal/backups/back-up-journal.ts';
import { damageInCopy } from '../journal/backups/damage-in-copy.ts';
import { describeBackup } from '../journal/file/describe-backup.ts';
import { summarySentence } from '../render/backups.ts';
import { escapeControls } from '../render/text.ts';
import { printBackups } from '../session/print-backups.ts';
import { today, type World } from '../world.ts';

interface BackupFlags {
  list?: boolean;
  json?: boolean;
  force?: boolean;
}

/** `nearfar backup`: makes a verified copy of the journal, or lists the copies. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('[file]', 'write the copy there; otherwise it becomes the copy of today, beside the journal')
    .option('--list', 'list the copies beside the journal, and make none')
    .option('--json', 'print that list as JSON')
    .option('--force', 'replace a copy even if it has days that the journal lacks, or has damaged')
    .action(async (file: string | undefined, flags: BackupFlags, self: Command) => {
      const world = worldFor(self);
      if (flags.list || flags.json) return printBackups(world, flags.json);
      const path = await makeCopy(world, file, flags.force ?? false);
      const content = summarySentence(describeBackup(path, world.key), today(world));
      const damage = damageInCopy(path, world.key) ?? 'The copy was read again and is whole.';
      world.stderr.write(`${escapeControls(`Copied to ${path}: ${content}. ${damage}`)}\n`);
    });
}

/** @returns the path of the copy */
async function makeCopy(world: World, file: string | undefined, force: boolean): Promise<string> {
  if (file === undefined) return backUpToday(world, force);
  if (file === '-') throw new UsageError('A copy is no text that could be printed.', 'Name a file for it.');
  // A link is followed, so that the file it names is replaced and not the link.
  const path = existsSync(file) ? realpathSync(file) : resolvePath(file);
  await copyJournal(world, path, force);
  return path;
}
