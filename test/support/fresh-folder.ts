import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/** A new temporary folder, deleted after the test. */
export function freshFolder(): string {
  // Without the links in it that macOS and Windows have: messages name folders as they are.
  const folder = mkdtempSync(join(realpathSync.native(tmpdir()), 'nearfar-test-'));
  folders.push(folder);
  return folder;
}

/** Deletes the folders that were made since. */
export function removeFreshFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
