import { sweepPartials } from '../../files/writing/partial-file.ts';
import { sweepWorkFolders } from '../../files/writing/work-folder.ts';
import { backupFolder } from '../file/backup-files.ts';
import { orExplain } from '../file/explain-journal-error.ts';
import type { JournalKey } from '../journal-location.ts';
import { journalFile } from '../open.ts';
import { convertDatabase } from './convert-file.ts';
import { convertBesideJournal, forgetOldKey, rememberOldKey } from './convert-folder.ts';

// The order of each conversion makes it safe to cut short: whatever key the journal has, the files beside it can be given
// the same one, which is what opening a locked journal does (`finishConversion`).

/**
 * Encrypts the journal, and then its copies, what a salvage wrote, and rescue files.
 * @returns the files that could not be encrypted, and can still be read by anybody
 * @throws UserError if the journal cannot be encrypted; it is then unchanged
 */
export async function lockJournal(folder: string, key: JournalKey): Promise<string[]> {
  const file = journalFile(folder);
  // What was cut short before would keep its words: later commands remove only what a conversion has left.
  for (const place of [folder, backupFolder(folder)]) sweepPartials(place);
  sweepWorkFolders(folder);
  await orExplain(file, () => convertDatabase(file, null, key));
  return convertBesideJournal(folder, null, key);
}

/**
 * Decrypts the copies and rescue files, and the journal last: cut short before that, they are encrypted again.
 * @returns the files that could not be decrypted
 * @throws UserError if the journal cannot be decrypted; it is then unchanged
 */
export async function unlockJournal(folder: string, key: JournalKey): Promise<string[]> {
  const file = journalFile(folder);
  const failed = convertBesideJournal(folder, key, null);
  await orExplain(file, () => convertDatabase(file, key, null));
  return failed;
}

/**
 * Encrypts the journal, its copies and rescue files with another key.
 * @returns the files that still have the old key
 * @throws UserError if the journal cannot be encrypted; it is then unchanged
 */
export async function changeJournalKey(folder: string, from: JournalKey, to: JournalKey): Promise<string[]> {
  const file = journalFile(folder);
  await orExplain(file, () => {
    rememberOldKey(folder, from, to);
    convertDatabase(file, from, to);
  });
  const failed = convertBesideJournal(folder, from, to);
  if (failed.length === 0) forgetOldKey(folder);
  return failed;
}
