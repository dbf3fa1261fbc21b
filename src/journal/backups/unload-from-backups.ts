import { UserError } from '../../errors.ts';
import { replaceFile } from '../../files/writing/replace-file.ts';
import { backupFiles, backupFolder } from '../file/backup-files.ts';
import type { JournalKey, JournalLocation } from '../journal-location.ts';
import { connect } from '../open.ts';
import type { Source } from '../tables/sources.ts';
import { openCopy } from './open-copy.ts';

/** A loaded text. Its name, its instant and its number of paragraphs tell it from every other. */
type LoadedText = Pick<Source, 'name' | 'loaded_at'> & { paragraphs: number };

/** SQL for the texts that are not among the loaded ones, which are given as JSON. */
const NOT_LOADED = `FROM sources
  WHERE (name, loaded_at, (SELECT count(*) FROM paragraphs WHERE source = sources.id)) NOT IN
    (SELECT value ->> 'name', value ->> 'loaded_at', value ->> 'paragraphs' FROM json_each(?))`;

/**
 * Takes the texts that are no longer loaded out of the copies in `backups` too, so that no byte of them is left there.
 * @param loaded the texts that are still loaded
 * @throws UserError that names the copies which could not be rewritten
 */
export function unloadFromBackups({ folder, key }: JournalLocation, loaded: readonly LoadedText[]): void {
  const left = copiesOf(folder).filter((path) => {
    try {
      if (holdsOther(path, key, loaded)) rewriteWith(path, key, loaded);
      return false;
    } catch {
      return true;
    }
  });
  if (left.length === 0) return;
  throw new UserError(
    `These copies of the journal could not be written anew, and may still hold the text: ${left.join(', ')}.`,
    'It is out of the journal itself. nearfar purge takes old copies away.',
  );
}

/** The paths of the copies; that of their folder, which stands for them, if it cannot be read. */
function copiesOf(folder: string): string[] {
  try {
    return backupFiles(folder).map(({ path }) => path);
  } catch {
    return [backupFolder(folder)];
  }
}

function holdsOther(backup: string, key: JournalKey | null | undefined, loaded: readonly LoadedText[]): boolean {
  const database = openCopy(backup, key);
  try {
    return database.prepare(`SELECT count(*) ${NOT_LOADED}`).pluck().get(JSON.stringify(loaded)) !== 0;
  } finally {
    database.close();
  }
}

/** Rewrites a copy with only these texts, whole or not at all. */
function rewriteWith(backup: string, key: JournalKey | null | undefined, loaded: readonly LoadedText[]): void {
  replaceFile(backup, (partial) => {
    const source = openCopy(backup, key);
    try {
      source.prepare('VACUUM INTO ?').run(partial);
    } finally {
      source.close();
    }
    const database = connect(partial, 'write', key);
    try {
      database.prepare(`DELETE ${NOT_LOADED}`).run(JSON.stringify(loaded));
      database.exec('VACUUM');
      if (database.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error(`${backup} is damaged`);
    } finally {
      database.close();
    }
  });
}
