import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { prepareRuntimeFolder } from '../../files/runtime-folder.ts';

/**
 * The folder in which a page of a journal is about to be edited, created if it is missing: one for each journal in the folder for running programs, which
 * lies in memory and is gone after a restart; the journal's own folder where there is none that only this user can enter.
 * @param runtimeFolder `nearfar` in the folder for running programs, which must belong to this user alone; null for none
 * @param journalFolder an absolute path
 */
export function prepareEditsFolder(runtimeFolder: string | null, journalFolder: string): string {
  if (runtimeFolder === null) return journalFolder;
  const folder = runtimeEditsFolder(runtimeFolder, journalFolder);
  return prepareRuntimeFolder(runtimeFolder) && prepareRuntimeFolder(folder) ? folder : journalFolder;
}

/** The folder for the pages of a journal inside that for running programs; whether it exists is not asked. */
export function runtimeEditsFolder(runtimeFolder: string, journalFolder: string): string {
  return join(runtimeFolder, `journal-${createHash('sha256').update(journalFolder).digest('hex').slice(0, 16)}`);
}
