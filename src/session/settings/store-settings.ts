import { writeFileSync } from 'node:fs';
import { UserError } from '../../errors.ts';
import { createFolder } from '../../files/private-folder.ts';
import { replaceFile } from '../../files/writing/replace-file.ts';
import { warnOfDamagedRows } from '../../io/warn-of-damaged-rows.ts';
import { explainJournalError } from '../../journal/file/explain-journal-error.ts';
import { withJournal } from '../../journal/open.ts';
import { preferencesFile, preferencesProblem } from '../../journal/preferences-file.ts';
import { escapeControls } from '../../render/text.ts';
import { today, type World } from '../../world.ts';
import { SETTINGS, type Setting } from './setting-list.ts';

/** Settings with their new values; null for the default. */
export type Changes = ReadonlyMap<Setting, string | null>;

/**
 * What is stored, by setting; null for the default. Opens the journal only for a setting that stands there, and says on standard
 * error what of it is not as it was written, or cannot be read.
 */
export async function loadStoredValues(
  world: World,
  settings: readonly Setting[] = SETTINGS,
): Promise<Map<Setting, string | null>> {
  const values = await readStoredValues(world, settings);
  const problem = preferencesProblem(world.folder);
  if (problem !== null) world.stderr.write(`${escapeControls(problem)}\n`);
  return values;
}

async function readStoredValues(world: World, settings: readonly Setting[]): Promise<Map<Setting, string | null>> {
  const readAll = (read: (setting: Setting) => string | null) =>
    new Map(settings.map((setting) => [setting, read(setting)]));
  if (settings.every(({ inJournal }) => !inJournal)) return readAll((setting) => preferenceOf(world, setting));
  return withJournal(world, 'read', async (journal) => {
    await warnOfDamagedRows(world, journal, 'settings');
    return readAll((setting) => setting.inJournal?.read(journal, today(world)) ?? preferenceOf(world, setting));
  });
}

/** The value of a preference; null for the default, and for what is no value of it. */
function preferenceOf({ preferences }: World, { name, values }: Setting): string | null {
  return values?.find((value) => value === String((preferences as Readonly<Record<string, unknown>>)[name])) ?? null;
}

/** Stores all of the changes or, if that fails, none. */
export async function storeSettings(world: World, changes: Changes): Promise<void> {
  const inJournal = [...changes].filter(([setting]) => setting.inJournal);
  const storePreferences = () => {
    if (inJournal.length < changes.size) writePreferences(world, changes);
  };
  if (inJournal.length === 0) storePreferences();
  else
    await withJournal(world, 'write', (journal) =>
      journal.atomically(() => {
        for (const [setting, value] of inJournal) setting.inJournal!.write(journal, value);
        // Last, as an error here takes back what was changed in the journal.
        storePreferences();
      }),
    );
}

/** @throws UserError for an error of the file system */
function writePreferences(world: World, changed: Changes): void {
  const values = SETTINGS.filter(({ inJournal }) => !inJournal).map((setting) => {
    const value = changed.get(setting);
    return [setting.name, value === undefined ? preferenceOf(world, setting) : value] as const;
  });
  const all = Object.fromEntries(values.filter(([, value]) => value !== null));
  const problem = preferencesProblem(world.folder);
  if (problem !== null) throw new UserError(problem, 'Put it right or move it away. Nothing was changed.');
  const file = preferencesFile(world.folder);
  try {
    createFolder(world.folder);
    replaceFile(file, (partial) => writeFileSync(partial, `${JSON.stringify(all, null, 2)}\n`));
  } catch (error) {
    throw explainJournalError(error, file);
  }
}
