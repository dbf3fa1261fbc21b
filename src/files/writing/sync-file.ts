import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Writes what the system still holds of a file to the disk. */
export function syncFile(path: string): void {
  sync(path, 'r+');
}

/**
 * Makes new names in a folder durable. Windows cannot open a folder, some file systems cannot sync one, and the folder may
 * not be readable; then this does nothing.
 */
export function syncFolder(folder: string): void {
  try {
    sync(folder, 'r');
  } catch {}
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
