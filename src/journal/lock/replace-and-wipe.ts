import { linkSync, lstatSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { wipeFile } from '../../files/wipe-file.ts';
import { createPartial } from '../../files/writing/partial-file.ts';
import { syncFile, syncFolder } from '../../files/writing/sync-file.ts';
import type { ConversionLeftover } from './conversion-leftovers.ts';

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

/** Clears away what conversions left that were cut short. */
export function sweepConversions(leftovers: readonly ConversionLeftover[]): void {
  for (const { path, target, kind } of leftovers) {
    if (kind === 'old') finishReplacement(path, target);
    else wipeIfPossible(path);
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
