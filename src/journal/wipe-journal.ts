import { lstatSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { namesIn, readNames } from '../files/names-in.ts';
import { isNameOf } from '../files/our-names.ts';
import { isOwnFolder } from '../files/private-folder.ts';
import { wipeFile } from '../files/wipe-file.ts';
import { backupFolder } from './file/backup-files.ts';
import { readSqliteHeader } from './file/sqlite-header.ts';
import { APPLICATION_ID } from './open.ts';

/** What became of the files of a wipe, as paths. */
export interface WipeOutcome {
  removed: string[];
  /** What could not be removed, with the code of the error. */
  failed: { path: string; code: string }[];
  /** What is not nearfar's, or cannot be told from what is not. */
  left: string[];
}

const TEMPORARY_FOLDER = /^nearfar-rescued-/;

interface Places {
  folder: string;
  runtimeFolder: string | null;
  temporaryFolder: string;
  cacheFolder: string | null;
}

/**
 * Overwrites and removes everything that nearfar keeps for a journal, whether or not the journal can be opened. Goes on
 * after a failure. What nearfar does not write is left, and links are not followed.
 * @param editsFolder where the pages of this journal are edited, outside its folder
 */
export function wipeJournal(
  { folder, runtimeFolder, temporaryFolder, cacheFolder }: Places,
  editsFolder: string | null,
): WipeOutcome {
  const outcome: WipeOutcome = { removed: [], failed: [], left: [] };
  const backups = backupFolder(folder);
  for (const name of namesToWipe(folder, outcome)) {
    const path = join(folder, name);
    if (isNameOf(name, 'edit', 'work')) wipeTree(path, outcome);
    else if (
      isNameOf(name, 'journal', 'salvaged', 'rescued', 'oldKey', 'preferences', 'quietDay', 'partial', 'replaced') &&
      !(name === 'journal.db' && isOfAnotherProgram(path))
    )
      wipe(path, outcome);
    else if (path !== backups) outcome.left.push(path);
  }
  wipeBackups(backups, outcome);
  if (editsFolder !== null && isOwnFolder(dirname(editsFolder))) wipeTree(editsFolder, outcome);
  if (cacheFolder !== null && isOwnFolder(cacheFolder)) {
    for (const name of namesToWipe(cacheFolder, outcome))
      if (isNameOf(name, 'codeCache')) wipeTree(join(cacheFolder, name), outcome);
    removeEmpty(cacheFolder);
  }
  const temporary = namesIn(temporaryFolder)
    .filter((name) => TEMPORARY_FOLDER.test(name))
    .map((name) => join(temporaryFolder, name));
  for (const shared of [...(runtimeFolder === null ? [] : [runtimeFolder]), ...temporary].filter(isOwnFolder)) {
    for (const name of namesToWipe(shared, outcome)) {
      const path = join(shared, name);
      const isRescued = isNameOf(name, 'rescued');
      if (isNameOf(name, 'keptKey', 'partial') || (isRescued && isRescuedFrom(path, folder))) wipe(path, outcome);
      else if (isRescued) outcome.left.push(path);
    }
    removeEmpty(shared);
  }
  removeEmpty(folder);
  return outcome;
}

function wipeBackups(folder: string, outcome: WipeOutcome): void {
  for (const name of namesToWipe(folder, outcome)) {
    if (isNameOf(name, 'backup', 'partial', 'replaced')) wipe(join(folder, name), outcome);
    else outcome.left.push(join(folder, name));
  }
  removeEmpty(folder);
}

/** A link is removed and what it names is not; of a file with other names, such as in a snapshot, only this name goes. */
function wipe(path: string, outcome: WipeOutcome): void {
  try {
    const stats = lstatSync(path);
    if (stats.isFile() && stats.nlink === 1) wipeFile(path);
    else if (!stats.isDirectory()) rmSync(path);
    (stats.isDirectory() ? outcome.left : outcome.removed).push(path);
  } catch (error) {
    outcome.failed.push(failure(path, error));
  }
}

function failure(path: string, error: unknown): WipeOutcome['failed'][number] {
  return { path, code: (error as NodeJS.ErrnoException).code ?? 'unknown' };
}

/** The names in a folder that is wiped. One that cannot be read has not been wiped, and a file in its place is somebody else's. */
function namesToWipe(folder: string, outcome: WipeOutcome): string[] {
  try {
    return readNames(folder);
  } catch (error) {
    const failed = failure(folder, error);
    if (failed.code === 'ENOTDIR') outcome.left.push(folder);
    else outcome.failed.push(failed);
    return [];
  }
}

function wipeTree(path: string, outcome: WipeOutcome): void {
  const kind = kindOf(path, outcome);
  if (kind === 'folder') {
    for (const name of namesToWipe(path, outcome)) wipeTree(join(path, name), outcome);
    removeEmpty(path);
  } else if (kind === 'file') wipe(path, outcome);
}

/** What stands at a path, which another process may have removed in the meantime. What cannot be examined has not been wiped. */
function kindOf(path: string, outcome: WipeOutcome): 'folder' | 'file' | 'nothing' {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return 'nothing';
    return stats.isDirectory() ? 'folder' : 'file';
  } catch (error) {
    outcome.failed.push(failure(path, error));
    return 'nothing';
  }
}

function isOfAnotherProgram(file: string): boolean {
  try {
    const header = readSqliteHeader(file);
    return header !== null && header.applicationId !== APPLICATION_ID;
  } catch {
    // It is damaged, or locked with a passphrase.
    return false;
  }
}

/** Rescue files of several journals may lie together; one that is sealed does not tell whose it is. */
function isRescuedFrom(path: string, folder: string): boolean {
  try {
    return lstatSync(path).isFile() && readFileSync(path, 'utf8').includes(JSON.stringify(folder));
  } catch {
    return false;
  }
}

/** Removes a folder in which nothing is left. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something is left in it, or it does not exist.
  }
}
