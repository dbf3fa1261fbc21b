import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNames } from '../../files/names-in.ts';
import { isNameOf, type OurName } from '../../files/our-names.ts';
import { readRegularFile } from '../../files/read-regular-file.ts';
import { replaceFile } from '../../files/writing/replace-file.ts';
import { backupFiles, backupFolder } from '../file/backup-files.ts';
import type { JournalKey } from '../journal-location.ts';
import { convertDatabase, convertText } from './convert-file.ts';
import { saltOf } from './locked-file.ts';
import { canUnseal, isSealed, sealText, unsealText } from './seal-text.ts';

/** Holds the key before the last change of the passphrase, sealed with the new one, until every file has the new one. */
const OLD_KEY_FILE = 'old-key.sealed';

/**
 * Gives the copies, what a salvage wrote, and the rescue files beside the journal another key; null stands for none. Files that
 * have it are passed over, so that a conversion that was cut short can be called again.
 * @returns what could not be converted: damaged files, those with a third key, and a folder that could not be looked into
 */
export function convertBesideJournal(folder: string, from: JournalKey | null, to: JournalKey | null): string[] {
  const copy = (file: string) => convertCopy(file, from, to);
  const rescueFile = (file: string) => convertRescueFile(file, from, to);
  const failed = [
    ...tryToConvert(backupFolder(folder), () => backupFiles(folder).map(({ path }) => path), copy),
    ...tryToConvert(folder, () => filesIn(folder, 'salvaged'), copy),
    ...tryToConvert(folder, () => filesIn(folder, 'rescued'), rescueFile),
  ];
  return [...new Set(failed)];
}

/** Converts the files of a folder. @returns those for which it failed, or the folder if they could not be listed */
function tryToConvert(folder: string, list: () => string[], convert: (file: string) => void): string[] {
  const hasFailed = (step: () => void) => {
    try {
      step();
      return false;
    } catch {
      return true;
    }
  };
  let files: string[] = [];
  return hasFailed(() => (files = list())) ? [folder] : files.filter((file) => hasFailed(() => convert(file)));
}

function convertCopy(file: string, from: JournalKey | null, to: JournalKey | null): void {
  // One that cannot be read has no salt to see either, and may be locked all the same.
  accessSync(file, constants.R_OK);
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
  return readNames(folder)
    .filter((name) => isNameOf(name, kind))
    .map((name) => join(folder, name));
}
