import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Preferences } from '../domain/preferences.ts';

const MAX_BYTES = 4096;

/** The file of the preferences. It lies beside the journal, as they are needed before that is open, or while it is locked. */
export function preferencesFile(folder: string): string {
  return join(folder, 'settings.json');
}

/**
 * The preferences of the journal in a folder; none if the file is missing or holds no JSON. A value may be anything, as the
 * file can be edited: what no setting can be counts as its default.
 */
export function readPreferences(folder: string): Preferences {
  const file = preferencesFile(folder);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > MAX_BYTES) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) ?? {};
  } catch {
    return {};
  }
}
