import { lstatSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from './is-running.ts';
import { namesIn } from './names-in.ts';
import { isOurs } from './private-folder.ts';

const MERGE_FOLDER = /^merging-(\d+)-[0-9A-Za-z]+$/;

/** Creates a private folder in that of the journal, for the copy of another journal that is merged. */
export function createMergeFolder(folder: string): string {
  sweepMergeFolders(folder);
  return mkdtempSync(join(folder, `merging-${process.pid}-`));
}

/** Removes the folders of merges whose processes have ended. What cannot be removed is tried again the next time. */
export function sweepMergeFolders(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, pid] = MERGE_FOLDER.exec(name) ?? [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(folder, name);
    try {
      const stats = lstatSync(path);
      if (stats.isDirectory() && isOurs(stats)) rmSync(path, { recursive: true });
    } catch {}
  }
}
