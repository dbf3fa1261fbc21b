import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { sweepLeft } from './sweep-left.ts';

const WORK_FOLDER = /^(?:merging|salvaging)-(\d+)-\w+$/;

/** Creates a private folder in that of a journal, for the copy of one that is merged or salvaged. */
export function createWorkFolder(folder: string, what: 'merging' | 'salvaging'): string {
  sweepWorkFolders(folder);
  return mkdtempSync(join(folder, `${what}-${process.pid}-`));
}

/** Removes the folders whose processes have ended. */
export function sweepWorkFolders(folder: string): void {
  sweepLeft(folder, WORK_FOLDER, 'folders');
}
