import { linkSync, lstatSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRunning } from '../../files/is-running.ts';
import { namesIn } from '../../files/names-in.ts';
import { createPartial } from '../../files/partial-file.ts';
import { syncFile, syncFolder } from '../../files/sync-file.ts';
import { wipeFile } from '../../files/wipe-file.ts';
import { backupFolder } from '../file/backup-files.ts';

/** A file that is being written in place of another (`partial`), or the one it replaced (`old`). */
const LEFTOVER = /^\.(journal.*\.db|rescued-.*\.json|old-key\.sealed)\.(\d+)-[0-9a-z]+\.(partial|old)(?:-journal)?$/;

/**
 * Replaces a file whole or not at all, and overwrites what was there before. `write` fills and checks an empty partial file
 * beside it. Cut short at any moment, the file is the old one or the new one; `sweepConversions` removes the rest.
 * @param release called before the renaming on Windows, which renames over no file that is open
 */
export function replaceAndWipe(file: string, write: (partial: string) => void, release: () => void = () => {}): void {
  const partial = createPartial(file);
  try {
    write(partial);
    syncFile(partial);
    if (process.platform === 'win32') release();
    const old = keepUnderOldName(file, partial.replace(/partial$/, 'old'));
    renameSync(partial, file);
    // The name must be on the disk before the only other copy is overwritten.
    syncFolder(dirname(file));
    wipeFile(old);
  } catch (error) {
    wipeIfPossible(partial);
    throw error;
  }
}

/** Gives a file a second name, so that it can still be overwritten after another has taken its place. */
function keepUnderOldName(file: string, old: string): string {
  try {
    linkSync(file, old);
  } catch {
    // A file system without links. If the program is cut short now, `sweepConversions` brings the file back.
    renameSync(file, old);
  }
  return old;
}

/** Clears away what a conversion left in the journal's folder and in `backups` when it was cut short. */
export function sweepConversions(folder: string): void {
  for (const place of [folder, backupFolder(folder)]) {
    for (const name of namesIn(place)) {
      const [, target, pid, kind] = LEFTOVER.exec(name) ?? [];
      if (target === undefined || isRunning(Number(pid))) continue;
      if (kind === 'old') finishReplacement(join(place, name), join(place, target));
      else wipeIfPossible(join(place, name));
    }
  }
}

function finishReplacement(old: string, file: string): void {
  const present = lstatSync(file, { throwIfNoEntry: false });
  if (!present) renameSync(old, file);
  else if (present.ino === lstatSync(old).ino) rmSync(old);
  else wipeIfPossible(old);
}

/** What cannot be overwritten now is tried again at the next start. */
function wipeIfPossible(path: string): void {
  try {
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile()) wipeFile(path);
  } catch {}
}
