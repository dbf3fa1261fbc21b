import { statSync } from 'node:fs';
import { daysBetween } from '../../domain/day.ts';
import { backupFiles, newestBackup } from '../file/backup-files.ts';
import { openDatabase } from '../file/open-database.ts';
import { fileSize } from '../file/sqlite-header.ts';
import { journalFile } from '../open.ts';
import { MIGRATIONS } from '../schema/migrations.ts';
import { damagedRows } from '../tables/damage/damaged-rows.ts';
import type { HealthCheck } from './health-check.ts';
import type { Surroundings } from './surroundings.ts';

/** Reads the newest copy, and compares its date with the last change of the journal. */
export function checkBackup({ folder, key, now, dateAt }: Surroundings): HealthCheck {
  const journal = journalFile(folder);
  if (!fileSize(journal)) return { name: 'backup', ok: true, sentence: 'There is nothing to copy yet.' };
  const copy = newestBackup(backupFiles(folder), dateAt(now()));
  if (!copy)
    return {
      name: 'backup',
      ok: false,
      sentence: 'There is no copy of the journal.',
      hint: 'The next entry makes one; nearfar backup makes one now.',
    };
  const problem = problemOf(copy.path, key);
  if (problem !== null)
    return {
      name: 'backup',
      ok: false,
      sentence: `The newest copy, ${copy.name}, cannot be relied on: ${problem}.`,
      hint: 'Make a new one with nearfar backup, when all else here is well.',
    };
  const made = copy.day ?? dateAt(statSync(copy.path).mtime);
  const age = daysBetween(made, dateAt(statSync(journal).mtime));
  const sentence = `The newest copy, ${copy.name}, is whole`;
  if (age > 1)
    return {
      name: 'backup',
      ok: false,
      sentence: `${sentence}, but ${age} days older than the last change of the journal.`,
      hint: 'nearfar backup makes a new one.',
    };
  return { name: 'backup', ok: true, sentence: `${sentence}.` };
}

/** What is wrong with a copy; null if nothing is. One of an older version has no checksums. */
function problemOf(file: string, key: Surroundings['key']): string | null {
  try {
    const database = openDatabase(file, { key, readonly: true });
    try {
      const [result] = database.prepare('PRAGMA integrity_check(1)').pluck().all();
      if (result !== 'ok') return String(result);
      const isOlder = database.pragma('user_version', { simple: true }) !== MIGRATIONS.length;
      const damaged = isOlder ? [] : damagedRows(database);
      return damaged.length > 0 ? `${damaged.length} rows are not as they were written` : null;
    } finally {
      database.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
}
