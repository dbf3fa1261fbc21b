import { existsSync } from 'node:fs';
import { newestBackup, readableBackupFiles } from '../file/backup-files.ts';
import { openDatabase } from '../file/open-database.ts';
import { journalFile } from '../open.ts';
import { checkBackup } from './check-backup.ts';
import { checkFile } from './check-file.ts';
import { checkFolder } from './check-folder.ts';
import { checkPlace } from './check-place.ts';
import { attempt, attemptAll, type HealthCheck, unreadable } from './health-check.ts';
import type { Surroundings } from './surroundings.ts';

/** All checks of a journal and of what is around it. Nothing is mended, but for what opening a journal always does. */
export async function examineJournal(surroundings: Surroundings): Promise<HealthCheck[]> {
  const { folder } = surroundings;
  if (!existsSync(folder)) return [{ name: 'file', ok: true, sentence: 'There is no journal yet.' }];
  return [
    ...(await checkJournalFile(surroundings)),
    ...attemptAll('folder', RETRY, () => checkFolder(surroundings)),
    ...attemptAll('place', RETRY, () => checkPlace(folder)),
    attempt('backup', RETRY, () => checkBackup(surroundings)),
    checkSqlite(surroundings),
  ];
}

const RETRY = 'Look at the folder, and run nearfar doctor again.';

async function checkJournalFile(surroundings: Surroundings): Promise<HealthCheck[]> {
  try {
    return await checkFile(surroundings, rescueHint(surroundings));
  } catch (error) {
    return [unreadable('file', RETRY, error)];
  }
}

/** What to do where the journal itself is damaged. */
function rescueHint({ folder, now, dateAt }: Surroundings): string {
  const copy = newestBackup(readableBackupFiles(folder), dateAt(now()));
  const salvage = `nearfar doctor --salvage "${journalFile(folder)}" brings everything that can be read into a new file`;
  return copy ? `The newest copy is ${copy.path}. ${salvage}, and takes the rest from that copy.` : `${salvage}.`;
}

function checkSqlite({ key }: Surroundings): HealthCheck {
  const database = openDatabase(':memory:');
  const version = database.prepare('SELECT sqlite_version()').pluck().get();
  database.close();
  const others = key
    ? 'sqlcipher 4 opens the locked file with its passphrase'
    : 'the sqlite3 tool from version 3.37 (2021) on opens it too';
  return { name: 'sqlite', ok: true, sentence: `SQLite ${version} reads the journal here; ${others}.` };
}
