import { statSync } from 'node:fs';
import { UserError } from '../../errors.ts';
import { openBytes, openDatabase } from '../file/open-database.ts';
import { readDatabase } from '../file/read-database.ts';
import type { Journal } from '../journal.ts';
import type { JournalLocation } from '../journal-location.ts';
import { journalFile, withJournal } from '../open.ts';
import { SqlitePages } from '../pages/sqlite-pages.ts';
import { strayBits } from '../pages/stray-bits.ts';
import { rebuildNoteIndex } from '../search/note-index.ts';
import { checkContent } from './check-content.ts';
import { attempt, attemptAll, type HealthCheck, unreadable } from './health-check.ts';

/**
 * The checks of the journal itself, made on a copy in memory.
 * @param rescue what to do where something is damaged
 */
export async function checkFile(location: JournalLocation, rescue: string): Promise<HealthCheck[]> {
  const file = journalFile(location.folder);
  if (isMissing(file)) return [{ name: 'file', ok: true, sentence: 'There is no journal yet.' }];
  const opening = await checkOpening(location, rescue);
  if (!opening.ok) return [opening];
  return attemptAll('file', rescue, () => checkBytes(readDatabase(file, location.key), rescue)).map((check) =>
    check.ok || !REWRITABLE.includes(check.name)
      ? check
      : {
          ...check,
          hint: REWRITE_HINT,
          mend: () => withJournal(location, 'write', (journal) => writeAnew(journal)),
        },
  );
}

/** Whether there is nothing at a path; false also where that cannot be seen, which opening it explains. */
function isMissing(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

/** The checks of the bytes of a journal. */
export function checkBytes(bytes: Buffer, rescue: string): HealthCheck[] {
  const stray = attempt('unused space', rescue, () => checkUnused(bytes));
  try {
    const [database, empty] = [openBytes(bytes), openDatabase(':memory:')];
    try {
      return [...checkContent(database, empty, rescue), stray];
    } finally {
      database.close();
      empty.close();
    }
  } catch (error) {
    return [{ name: 'file', ok: false, sentence: `It is no database: ${(error as Error).message}.`, hint: rescue }];
  }
}

/** What a rewriting of the file mends, as it is made of the entries alone or of nothing. */
const REWRITABLE = ['search', 'unused space'];
const REWRITE_HINT = 'nearfar doctor --fix writes the file anew, with every entry as it is.';

/** Rewrites the file: the same rows, the search index made from them, and zeros where nothing is stored. */
function writeAnew({ statements }: Journal): void {
  rebuildNoteIndex(statements);
  statements.database.exec('VACUUM');
}

/** Opens the journal as every command does, which also migrates an older one and rolls back a write that was cut short. */
async function checkOpening(location: JournalLocation, rescue: string): Promise<HealthCheck> {
  try {
    await withJournal(location, 'read', (journal) => journal.countEntries());
    return { name: 'file', ok: true, sentence: 'The file can be opened.' };
  } catch (error) {
    if (!(error instanceof UserError)) return unreadable('file', rescue, error);
    return { name: 'file', ok: false, sentence: error.message, hint: `${error.hint ?? ''} ${rescue}`.trim() };
  }
}

function checkUnused(bytes: Buffer): HealthCheck {
  const stray = strayBits(new SqlitePages(bytes));
  if (stray.length > 0)
    return {
      name: 'unused space',
      ok: false,
      sentence: `${stray.length === 1 ? 'A bit is' : `${stray.length} bits are`} set in the file where nothing is written (page ${stray[0]!.page}). No entry is touched by it. SQLite itself leaves such a trace only rarely; a disk that begins to fail does.`,
    };
  return { name: 'unused space', ok: true, sentence: 'Where the file holds nothing, nothing has changed.' };
}
