import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BESIDE_JOURNAL, isNameOf } from '../../src/files/our-names.ts';
import { partialPath } from '../../src/files/writing/partial-file.ts';
import { createWorkFolder } from '../../src/files/writing/work-folder.ts';
import { backupBeforeRestore, backupFolder, dailyBackup } from '../../src/journal/file/backup-files.ts';
import { journalFile } from '../../src/journal/open.ts';
import { preferencesFile } from '../../src/journal/preferences-file.ts';
import { salvageTarget } from '../../src/journal/salvage/salvage-journal.ts';
import { writeRescueFile } from '../../src/session/rescue/rescue-file.ts';
import { createEditFolder } from '../../src/terminal/editor/orphaned-edits.ts';
import { freshFolder } from '../support/fresh-folder.ts';

const AT = new Date('2026-11-20T22:00:00Z');

describe('the names that nearfar gives', () => {
  const folder = freshFolder();
  const places = { folder, runtimeFolder: null, temporaryFolder: folder, key: null };
  it.each([
    journalFile(folder),
    `${journalFile(folder)}-journal`,
    backupFolder(folder),
    partialPath(join(folder, 'rescued-2026-11-20-1.json')),
    partialPath(journalFile(folder)).replace(/partial$/, 'old'),
    join(folder, 'old-key.sealed'),
    createWorkFolder(folder, 'salvaging'),
    salvageTarget(journalFile(folder), '2026-11-20'),
    preferencesFile(folder),
    createWorkFolder(folder, 'merging'),
    createEditFolder(folder, '2026-11-20').editFolder,
    writeRescueFile(places, { day: '2026-11-20', draft: { answers: { felt: 3 }, asked: ['felt'] } })!.path,
  ])('are known in the folder of a journal: %s', (path) => {
    expect(isNameOf(basename(path), ...BESIDE_JOURNAL)).toBe(true);
  });

  it.each([dailyBackup(folder, '2026-11-20'), backupBeforeRestore(folder, AT)])('are known in backups: %s', (path) => {
    expect(isNameOf(basename(path), 'backup')).toBe(true);
  });

  it.each(['diary.db', 'notes.md', '.gitignore', 'my journal.db', 'rescued.json', 'backups.zip'])(
    'are not those of others: %s',
    (name) => {
      expect(isNameOf(name, ...BESIDE_JOURNAL)).toBe(false);
    },
  );
});
