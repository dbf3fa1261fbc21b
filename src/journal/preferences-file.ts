import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Preferences } from '../domain/preferences.ts';
import { reasonOfReading } from '../files/reason-in-words.ts';

const MAX_BYTES = 4096;

/** The file of the preferences. It lies beside the journal, as they are needed before that is open, or while it is locked. */
export function preferencesFile(folder: string): string {
  return join(folder, 'settings.json');
}

/**
 * The preferences of the journal in a folder; none if the file is missing, cannot be read or holds no JSON. A value may be anything, as the
 * file can be edited: what no setting can be counts as its default.
 */
export function readPreferences(folder: string): Preferences {
  const read = examine(preferencesFile(folder));
  return typeof read === 'string' ? {} : read;
}

/** What is wrong with the file of the preferences, and why it counts for nothing, as a sentence; null if nothing is. */
export function preferencesProblem(folder: string): string | null {
  const file = preferencesFile(folder);
  const read = examine(file);
  return typeof read === 'string' ? `${file} ${read}, so that the settings in it do not count.` : null;
}

/** The preferences in a file, or what is wrong with it, as the end of a sentence. */
function examine(file: string): Preferences | string {
  let text: string;
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) return 'is a folder';
    if (!stats.isFile() || stats.size > MAX_BYTES) return 'is no file of settings';
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? {} : `cannot be read: ${reasonOfReading(code)}`;
  }
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read;
  } catch {}
  return 'is not the JSON that it should be';
}
