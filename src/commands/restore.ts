import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Command } from 'commander';
import { formatDay, isDay } from '../domain/day.ts';
import { UsageError, UserError } from '../errors.ts';
import { reasonOfReading } from '../files/reason-in-words.ts';
import { resolvePath } from '../files/resolve-path.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { askForKeyOfOther } from '../io/ask-for-key.ts';
import { backupUpTo } from '../journal/backups/list-backups.ts';
import { beginAnew, presentContent, toldContent, withRestored } from '../journal/backups/restore-journal.ts';
import { damagedDays } from '../journal/damaged-days.ts';
import { type BackupFile, backupFiles, backupFolder } from '../journal/file/backup-files.ts';
import { dateNow } from '../journal/file/daily-backup.ts';
import { damageLines, restoreLines } from '../render/backups.ts';
import { escapeControls, pluralize, wrap } from '../render/text.ts';
import { confirm } from '../session/confirm.ts';
import { printBackups } from '../session/print-backups.ts';
import type { World } from '../world.ts';

interface RestoreFlags {
  yes?: boolean;
  dryRun?: boolean;
  beginAnew?: boolean;
}

/** `nearfar restore`: puts a copy in the place of the journal, which is kept; without an argument it lists the copies. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('[copy...]', 'a day, for the copy of that day or the last one before it; or a file')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('-y, --yes', 'do not ask')
    .option('--begin-anew', 'begin an empty journal where the file is gone or empty')
    .action(async (words: string[], flags: RestoreFlags, self: Command) => {
      const world = worldFor(self);
      if (flags.beginAnew) return begin(world, words);
      if (words.length === 0) return printBackups(world);
      await restore(world, await findCopy(world, words), flags);
    });
}

async function begin(world: World, words: readonly string[]): Promise<void> {
  if (words.length > 0) throw new UsageError('--begin-anew takes no copy.', 'Name a copy, or begin anew without one.');
  const kept = await beginAnew(world);
  const keptSentence =
    kept === null ? '' : ` The newest copy of the old one is kept as ${kept}, the others as they were.`;
  world.stderr.write(`${escapeControls(`A new journal begins in ${world.folder}.`)}${keptSentence}\n`);
}

async function restore(world: World, copy: string, { yes, dryRun }: RestoreFlags): Promise<void> {
  const print = (line: string) => world.stderr.write(`${escapeControls(line)}\n`);
  const copyKey = await askForKeyOfOther(world, copy);
  await withRestored(world, copy, copyKey, async (restored, replace) => {
    const content = toldContent(restored);
    const entryCount = pluralize(content.entries.length, 'entry', 'entries');
    const plan = [
      `The copy ${nameOf(world, copy)} has ${entryCount}.`,
      ...damageLines(damagedDays(restored)),
      ...restoreLines(await presentContent(world), content),
    ];
    const shown = `${plan.flatMap((line) => wrap(escapeControls(line), world.display.width)).join('\n')}\n\n`;
    if (dryRun || yes) plan.forEach(print);
    if (dryRun) return print('Nothing was changed.');
    if (!(await confirm(world, { shown, ask: 'Put it in the place of the journal?', yes: 'restores it' }, yes)))
      return print('It is as it was.');
    const kept = await replace();
    print(`Restored: ${entryCount}.`);
    if (copyKey && !world.key) print('It is locked, as the copy is, with the passphrase of the copy.');
    if (kept === null) return;
    print('What was there before is kept. nearfar undo does not take a restore back; this does:');
    print(`nearfar restore ${basename(kept)}`);
  });
}

/** A copy among those of the journal by its name, which `restore` takes too; any other by its path. */
function nameOf({ folder }: World, copy: string): string {
  return dirname(copy) === backupFolder(folder) ? basename(copy) : copy;
}

/** Why nothing can be seen at a path. */
function whyMissing(path: string): string {
  try {
    statSync(path);
  } catch (error) {
    const { code = 'ENOENT' } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') return `cannot be read: ${reasonOfReading(code)}`;
  }
  return 'is not there';
}

/** The path of the copy that is meant. @throws UserError if there is none */
async function findCopy(world: World, words: readonly string[]): Promise<string> {
  const name = words.join(' ');
  if (existsSync(name)) return resolvePath(name);
  const listed = backupFiles(world.folder).find((file: BackupFile) => file.name === name);
  if (listed) return listed.path;
  if (/[/\\]|\.db$/.test(name))
    throw new UserError(`${name} ${whyMissing(name)}.`, 'nearfar restore lists the copies. Nothing was changed.');
  const { parseDay } = await import('../domain/parse-day.ts');
  // Copies are called by the calendar, whose date changes at midnight. A whole date may lie ahead of a clock that was put back.
  const day = isDay(name) ? name : await parseDay(name, dateNow(world), 0);
  const found = backupUpTo(world, day);
  if (!found)
    throw new UserError(
      `There is no copy of ${formatDay(day, 'EEEE d MMMM yyyy')}, nor of a day before it.`,
      'nearfar restore lists the copies. Nothing was changed.',
    );
  return found.path;
}
