import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rebuildNoteIndex } from './search/note-index.ts';
import type { StatementCache } from './statement-cache.ts';

/** What is kept beside the entries that stand. */
export interface PurgeableHistory {
  /** Earlier versions, those of removed days among them. */
  versions: number;
  /** Days that have versions and no entry any more. */
  removed: number;
  /** Copies of the journal, made before its form changed. */
  backups: number;
}

/** What `purge` would take away. */
export function purgeableHistory(statements: StatementCache): PurgeableHistory {
  const { versions, removed } = statements
    .prepare(
      `SELECT count(was) + count(iif(undone_at IS NULL, NULL, became)) AS versions,
         count(DISTINCT iif(day IN (SELECT day FROM entries) OR coalesce(was, became) IS NULL, NULL, day)) AS removed
       FROM revisions WHERE what <> 'rest'`,
    )
    .get() as Omit<PurgeableHistory, 'backups'>;
  return { versions, removed, backups: backups(statements).length };
}

/**
 * Takes away for good whatever is no longer in the journal: earlier versions, removed entries, reasons that quote a
 * note as it no longer is, and the backups; then writes the file anew, so that its bytes hold none of it.
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
  for (const file of backups(statements)) rmSync(file, { force: true });
}

function backups({ database }: StatementCache): string[] {
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
