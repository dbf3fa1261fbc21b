import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { UserError } from '../errors.ts';
import { type BackupFile, backupFiles } from './file/backup-files.ts';
import { localDate, replaceDailyBackup } from './file/daily-backup.ts';
import { explainJournalError } from './file/explain-journal-error.ts';
import type { Journal } from './journal.ts';
import type { JournalLocation } from './journal-location.ts';
import { setQuestionSteps } from './questions/question-steps.ts';
import { rebuildNoteIndex } from './search/note-index.ts';
import { stampUndoneEntries } from './stamps.ts';

/** How much the journal keeps beside its current entries. */
export interface PurgeableHistory {
  /** Earlier versions, including those of removed entries. */
  versions: number;
  /** Days that have versions but no entry. */
  removed: number;
  /** Copies of the journal in `backups`. */
  backups: number;
}

/** How much `purge` would delete. */
export function purgeableHistory({ statements }: Journal): PurgeableHistory {
  const { versions, removed } = statements
    .prepare(
      `SELECT count(was) + count(iif(undone_at IS NULL, NULL, became)) AS versions,
         count(DISTINCT iif(day IN (SELECT day FROM entries) OR coalesce(was, became) IS NULL, NULL, day)) AS removed
       FROM revisions WHERE what <> 'rest'`,
    )
    .get() as Omit<PurgeableHistory, 'backups'>;
  const { database } = statements;
  const backups = database.memory ? 0 : backupFiles(dirname(database.name)).length;
  return { versions, removed, backups };
}

/**
 * Deletes for good what the current entries do not contain: earlier versions, removed entries, reasons that quote an
 * earlier note, what removed questions asked, and the copies. Rewrites the file, so that none of it is left in its bytes,
 * and makes a fresh copy. The old copies are removed last, so that there is a sound one at every moment.
 * @throws UserError that says what is done and what is not
 */
export function purge(journal: Journal, location: JournalLocation): void {
  const { database } = journal.statements;
  const file = database.name;
  orSayHowFar(file, () => deleteHistory(journal), {
    sentence: 'Nothing was taken away.',
    hint: 'Put that right, and run nearfar purge again.',
  });
  orSayHowFar(file, () => database.exec('VACUUM'), {
    sentence: 'The earlier versions are deleted, but the file could not be written anew.',
    hint: 'Its bytes, and the old copies in backups, may still hold them. Put that right, and run nearfar purge again.',
  });
  const fresh = orSayHowFar(file, () => freshBackup(database, location), {
    sentence: 'The journal is purged, but no fresh copy of it could be made, so the old ones are kept.',
    hint: 'They still hold what was taken away. Put that right, and run nearfar purge again.',
  });
  removeBackups(backupFiles(location.folder).filter(({ path }) => path !== fresh));
}

function deleteHistory(journal: Journal): void {
  const { statements } = journal;
  const { database } = statements;
  database
    .transaction(() => {
      database.exec(`
        -- Shown for what an undo took back.
        DELETE FROM readings WHERE EXISTS (
          SELECT 1 FROM revisions r WHERE r.day = readings.day AND r.what NOT IN ('aside', 'rest')
            AND readings.shown_at BETWEEN r.replaced_at AND r.undone_at);
        DELETE FROM readings WHERE NOT EXISTS (
          SELECT 1 FROM entries e WHERE e.day = readings.day AND readings.shown_at >= coalesce(e.updated_at, ''));
      `);
      // Otherwise a merge with a journal that still has it would bring back what was undone here.
      stampUndoneEntries(journal);
      database.exec('DELETE FROM revisions');
      setQuestionSteps(journal, []);
      // Its name stays with a later time, or a merge would bring it back from a journal that has it still.
      database.exec(`
        UPDATE questions SET text = name, kind = 'text', options = '{}',
          updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', updated_at, '+0.001 seconds')
        WHERE removed_at IS NOT NULL AND (text <> name OR options <> '{}');
      `);
      rebuildNoteIndex(statements);
    })
    .immediate();
}

/** The path of the new copy; null where the location has no clock to date it by. */
function freshBackup(database: Database, location: JournalLocation): string | null {
  const today = localDate(location);
  return today === null || database.memory ? null : replaceDailyBackup(database, location, today);
}

/** @throws UserError that names the copies which could not be removed */
function removeBackups(backups: readonly BackupFile[]): void {
  const left = backups.filter(({ path }) => {
    try {
      rmSync(path, { force: true });
      rmSync(`${path}-journal`, { force: true });
      return false;
    } catch {
      return true;
    }
  });
  if (left.length === 0) return;
  throw new UserError(
    `The journal is purged, but these copies of it could not be removed: ${left.map(({ path }) => path).join(', ')}.`,
    'They still hold what was taken away. Remove them, or run nearfar purge again.',
  );
}

/** Runs one step; an error becomes a UserError that says first how far the purge came. */
function orSayHowFar<T>(file: string, step: () => T, { sentence, hint }: { sentence: string; hint: string }): T {
  try {
    return step();
  } catch (error) {
    const reason = explainJournalError(error, file);
    if (!(reason instanceof UserError)) throw error;
    throw new UserError(`${sentence} ${reason.message}`, hint);
  }
}
