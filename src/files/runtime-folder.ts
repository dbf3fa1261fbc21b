import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { isPrivateFolder } from './private-folder.ts';

/**
 * Creates `nearfar` in `$XDG_RUNTIME_DIR`, or a folder in it, with mode 0700 if it is missing.
 * @returns whether it may be used: it and the folder in which it lies belong to this user alone
 */
export function prepareRuntimeFolder(folder: string): boolean {
  if (!isPrivateFolder(dirname(folder))) return false;
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    // It is there already, or cannot be created.
  }
  return isPrivateFolder(folder);
}

/** Whether a folder that `prepareRuntimeFolder` creates is there and may be used. */
export function isRuntimeFolder(folder: string): boolean {
  return isPrivateFolder(dirname(folder)) && isPrivateFolder(folder);
}
