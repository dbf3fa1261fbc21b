import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rebuildNoteIndex } from './search/note-index.ts';
import type { StatementCache } from './statement-cache.ts';

/** How much the journal keeps beside its current entries. */
export interface PurgeableHistory {
  /** Earlier versions, including those of removed entries. */
  versions: number;
  /** Days that have versions but no entry. */
  removed: number;
  /** Copies of the journal made before a migration. */
  backups: number;
}

/** How much `purge` would delete. */
export function purgeableHistory(statements: StatementCache): PurgeableHistory {
  const { versions, removed } = statements
    .prepare(
      `SELECT count(was) + count(iif(undone_at IS NULL, NULL, became)) AS versions,
         count(DISTINCT iif(day IN (SELECT day FROM entries) OR coalesce(was, became) IS NULL, NULL, day)) AS removed
       FROM revisions WHERE what <> 'rest'`,
    )
    .get() as Omit<PurgeableHistory, 'backups'>;
  return { versions, removed, backups: backupFiles(statements).length };
}

/**
 * Deletes for good what the current entries do not contain: earlier versions, removed entries, reasons that quote an
 * earlier note, and the backups. Then rewrites the file, so that none of it is left in its bytes.
 */
export function purge(statements: StatementCache): void {
  const { database } = statements;
  database
    .transaction(() => {
      database.exec(`
        DELETE FROM revisions;
        DELETE FROM readings WHERE NOT EXISTS (
          SELECT 1 FROM entries e WHERE e.day = readings.day AND readings.shown_at >= coalesce(e.updated_at, ''));
      `);
      rebuildNoteIndex(statements);
    })
    .immediate();
  database.exec('VACUUM');
  for (const file of backupFiles(statements)) rmSync(file, { force: true });
}

function backupFiles({ database }: StatementCache): string[] {
  if (database.memory) return [];
  const folder = join(dirname(database.name), 'backups');
  try {
    return readdirSync(folder)
      .filter((name) => /^journal-.*\.db$/.test(name))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
