import { ENTRY_FIELDS, type Entry } from '../../domain/entry.ts';
import { isLate } from '../../domain/is-late.ts';
import type { ImportedEntry } from '../../formats/format.ts';
import { stringifyKeys } from '../../formats/json/versioned-json.ts';
import { entryVersions } from '../../journal/entry-versions.ts';
import type { Journal } from '../../journal/journal.ts';

/**
 * Adds a version of a day to its history without making it the current one, unless the journal has the version already.
 * @param until the instant at which the version was replaced
 * @returns whether it was added
 */
export function addRevision(journal: Journal, version: ImportedEntry, until: Date): boolean {
  if (hasVersion(journal, version)) return false;
  journal.addRevision(version, isImportedLate(version), until);
  return true;
}

/** Whether the journal has this version of its day, as the current one or an earlier one. */
export function hasVersion(journal: Journal, version: Entry): boolean {
  const key = versionKey(version);
  return entryVersions(journal, version.day).some(({ entry }) => versionKey(entry) === key);
}

/** Adds to the history that a day was removed, and its last version. The day must have no entry. */
export function addRemoval(journal: Journal, lastVersion: ImportedEntry, removedAt: Date): void {
  journal.adoptEntry(lastVersion.day, { ...lastVersion, late: isImportedLate(lastVersion) }, removedAt);
  journal.adoptEntry(lastVersion.day, null, removedAt);
}

/** A text that is equal for two versions with the same fields; `late` does not count. */
export function versionKey(entry: Entry): string {
  return stringifyKeys(entry, ENTRY_FIELDS);
}

/** The `late` of an imported entry, derived from its time of logging if the file does not say. */
export function isImportedLate(entry: ImportedEntry): boolean {
  return entry.late ?? isLate(entry);
}
