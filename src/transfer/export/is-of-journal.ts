import { basename, dirname } from 'node:path';
import { isSameFolder } from '../../files/is-same-folder.ts';
import { backupFolder } from '../../journal/file/backup-files.ts';

/** Whether a path is that of the journal, of a file that SQLite keeps beside it, or of a backup. */
export function isOfJournal(path: string, journalFolder: string): boolean {
  const folder = dirname(path);
  return (
    (isSameFolder(folder, journalFolder) && basename(path).startsWith('journal.db')) ||
    isSameFolder(folder, backupFolder(journalFolder))
  );
}
