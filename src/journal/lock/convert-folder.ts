import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '../../files/names-in.ts';
import { isNameOf, type OurName } from '../../files/our-names.ts';
import { readRegularFile } from '../../files/read-regular-file.ts';
import { replaceFile } from '../../files/replace-file.ts';
import { backupFiles } from '../file/backup-files.ts';
import type { JournalKey } from '../journal-location.ts';
import { convertDatabase, convertText } from './convert-file.ts';
import { saltOf } from './locked-file.ts';
import { canUnseal, isSealed, sealText, unsealText } from './seal-text.ts';

/** Holds the key before the last change of the passphrase, sealed with the new one, until every file has the new one. */
const OLD_KEY_FILE = 'old-key.sealed';

/**
 * Gives the copies, what a salvage wrote, and the rescue files beside the journal another key; null stands for none. Files that
 * have it are passed over, so that a conversion that was cut short can be called again.
 * @returns the files that could not be converted: damaged ones, and those with a third key
 */
export function convertBesideJournal(folder: string, from: JournalKey | null, to: JournalKey | null): string[] {
  const backups = backupFiles(folder).map(({ path }) => path);
  return [
    ...[...backups, ...filesIn(folder, 'salvaged')].filter((file) => !tryToConvert(() => convertCopy(file, from, to))),
    ...filesIn(folder, 'rescued').filter((file) => !tryToConvert(() => convertRescueFile(file, from, to))),
  ];
}

/** @returns whether it succeeded */
function tryToConvert(convert: () => void): boolean {
  try {
    convert();
    return true;
  } catch {
    return false;
  }
}

function convertCopy(file: string, from: JournalKey | null, to: JournalKey | null): void {
  const salt = saltOf(file);
  if (salt ? to && salt.equals(to.salt) : !to) return;
  convertDatabase(file, salt ? from : null, to);
}

function convertRescueFile(file: string, from: JournalKey | null, to: JournalKey | null): void {
  if (isSealed(readRegularFile(file)) ? canUnseal(file, to) : !to) return;
  convertText(file, from, to);
}

/** Remembers the key before a change of the passphrase, so that a change that is cut short can be finished. */
export function rememberOldKey(folder: string, old: JournalKey, next: JournalKey): void {
  const hex = { key: Buffer.from(old.key).toString('hex'), salt: Buffer.from(old.salt).toString('hex') };
  const sealed = sealText(JSON.stringify(hex), next);
  replaceFile(join(folder, OLD_KEY_FILE), (partial) => writeFileSync(partial, sealed));
}

export function forgetOldKey(folder: string): void {
  rmSync(join(folder, OLD_KEY_FILE), { force: true });
}

/** Converts what lies beside a locked journal and has not got its key, as after a lock or a change that was cut short. */
export function finishConversion(folder: string, key: JournalKey): void {
  const failed = convertBesideJournal(folder, oldKey(folder, key), key);
  if (failed.length === 0) forgetOldKey(folder);
}

/** The key before the last change of the passphrase; null if no change was cut short after the journal got the new one. */
function oldKey(folder: string, key: JournalKey): JournalKey | null {
  const file = join(folder, OLD_KEY_FILE);
  if (!existsSync(file)) return null;
  try {
    const hex = JSON.parse(unsealText(readRegularFile(file), key));
    return { key: Buffer.from(hex.key, 'hex'), salt: Buffer.from(hex.salt, 'hex') };
  } catch {
    // It is sealed with a passphrase that the journal never got.
    return null;
  }
}

function filesIn(folder: string, kind: OurName): string[] {
  return namesIn(folder)
    .filter((name) => isNameOf(name, kind))
    .map((name) => join(folder, name));
}
