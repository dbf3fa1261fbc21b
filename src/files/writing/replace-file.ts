import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { createPartial } from './partial-file.ts';
import { syncFile, syncFolder } from './sync-file.ts';

/**
 * Writes a file with mode 0600 whole or not at all: `write` fills an empty partial file beside it, which then takes its
 * place and is on the disk. If `write` throws, what was there is unchanged.
 * @throws Error of the file system, and as `write` does
 */
export function replaceFile(target: string, write: (partial: string) => void): void {
  const partial = createPartial(target);
  try {
    write(partial);
    syncFile(partial);
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  syncFolder(dirname(target));
}
