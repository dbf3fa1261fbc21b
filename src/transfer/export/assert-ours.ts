import { existsSync, readFileSync, statSync } from 'node:fs';
import { UserError } from '../../errors.ts';
import { detectFormat } from '../../formats/detect-format.ts';
import type { FormatName } from '../../formats/formats.ts';
import { isUnmodified } from '../../formats/obsidian/checksum.ts';
import { openImportFile } from '../../io/open-import-files.ts';

/**
 * Checks that an export may be written to a path: nothing is there, or an empty file, a device or a pipe, or a file in
 * one of the formats that can be imported.
 * @throws UserError for any other file
 */
export function assertOurs(path: string): void {
  if (!existsSync(path)) return;
  const stats = statSync(path);
  if (!stats.isFile() || stats.size === 0 || detectFormat(openImportFile(path)) !== null) return;
  throw new UserError(
    `${path} is there already, and is no export of a journal.`,
    'Nothing was written. Choose another name, or take the file away first.',
  );
}

/**
 * Whether an export into a folder may replace a file there. Such a folder can hold the writer's own notes under the same
 * names, so the format has to be the same, and a note for Obsidian must not have been edited since it was exported.
 */
export function mayReplace(path: string, format: FormatName): boolean {
  if (!existsSync(path)) return true;
  if (format === 'obsidian') return isUnmodified(readFileSync(path, 'utf8'));
  return detectFormat(openImportFile(path)) === format;
}
