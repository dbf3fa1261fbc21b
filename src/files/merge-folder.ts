import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { sweepLeft } from './sweep-left.ts';

const MERGE_FOLDER = /^merging-(\d+)-[0-9A-Za-z]+$/;

/** Creates a private folder in that of the journal, for the copy of another journal that is merged. */
export function createMergeFolder(folder: string): string {
  sweepMergeFolders(folder);
  return mkdtempSync(join(folder, `merging-${process.pid}-`));
}

/** Removes the folders of merges whose processes have ended. */
export function sweepMergeFolders(folder: string): void {
  sweepLeft(folder, MERGE_FOLDER, 'folders');
}
