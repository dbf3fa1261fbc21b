import { lstatSync, statSync, writeFileSync } from 'node:fs';
import { UserError } from '../../errors.ts';
import { readRegularFile } from '../../files/read-regular-file.ts';
import { wipeFile } from '../../files/wipe-file.ts';
import { openDatabase, rewriteWithKey } from '../file/open-database.ts';
import type { JournalKey } from '../journal-location.ts';
import { isSameContent } from './is-same-content.ts';
import { replaceAndWipe } from './replace-and-wipe.ts';
import { isSealed, sealText, unsealText } from './seal-text.ts';

/**
 * Encrypts a database with another key; null stands for a plain one. The new file is opened and compared row by row before
 * it takes the place of the old one, which is then overwritten. Other programs are locked out until it has: one that has the
 * old file open finds it moved when it wants to write (SQLITE_READONLY_DBMOVED).
 * @throws UserError if the new file is not the same; SqliteError or an error of the file system. The old file is then unchanged
 */
export function convertDatabase(file: string, from: JournalKey | null, to: JournalKey | null): void {
  const { ino } = statSync(file);
  const source = openDatabase(file, { key: from });
  try {
    // In this mode the lock that the transaction takes is held until the connection closes.
    source.exec('PRAGMA temp_store = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
    if (statSync(file).ino !== ino)
      throw new UserError(`${file} was replaced by another program just now.`, 'Try again.');
    wipeInterruptedWrite(file);
    const write = (partial: string) => {
      source.prepare('VACUUM INTO ?').run(partial);
      rewriteWithKey(partial, from, to);
      const copy = openDatabase(partial, { key: to, readonly: true });
      try {
        if (!isSameContent(source, copy))
          throw new UserError(
            `The new file of ${file} is not the same, so the old one was kept.`,
            'Nothing was changed.',
          );
      } finally {
        copy.close();
      }
    };
    replaceAndWipe(file, write, () => source.close());
  } finally {
    source.close();
  }
}

/**
 * SQLite passes over the file of a write that was cut short before it reached the database, and leaves it there with the
 * pages of that moment. To be called while other programs are locked out, so that it is not that of a write of theirs.
 */
function wipeInterruptedWrite(file: string): void {
  const rollback = `${file}-journal`;
  if (lstatSync(rollback, { throwIfNoEntry: false })?.isFile()) wipeFile(rollback);
}

/** Seals the text of a file with another key; null stands for plain text. @throws as `convertDatabase` does */
export function convertText(file: string, from: JournalKey | null, to: JournalKey | null): void {
  const bytes = readRegularFile(file);
  const text = from && isSealed(bytes) ? unsealText(bytes, from) : bytes.toString();
  replaceAndWipe(file, (partial) => writeFileSync(partial, to ? sealText(text, to) : text));
}
