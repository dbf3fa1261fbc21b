import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareEditsFolder } from '../../../src/terminal/editor/edits-folder.ts';
import { createEditFolder, orphanedEdits } from '../../../src/terminal/editor/orphaned-edits.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { onPosix } from '../../support/platform.ts';

const GONE = spawnSync(process.execPath, ['-e', '0']).pid;

/** A journal folder with the files of a note that was open when the program was killed. */
function folderAfterKill(files: Record<string, string>, pid = GONE) {
  const folder = freshFolder();
  const place = join(folder, `editing-2026-11-20-${pid}-abc123`);
  mkdirSync(place);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  return folder;
}

describe('a note that was open in the editor when the program was killed', () => {
  it('is found with its day, and can be deleted', () => {
    const folder = folderAfterKill({ 'note.txt': 'he slept\n' });
    const [found, ...more] = orphanedEdits(folder, null);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ day: '2026-11-20', text: 'he slept', vimRecoverable: null });
    found!.remove();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['note.txt.save', '#note.txt#'])('is read from %s, which the editor saved last', (name) => {
    expect(orphanedEdits(folderAfterKill({ 'note.txt': 'he slept', [name]: 'he slept badly' }), null)).toMatchObject([
      { text: 'he slept badly' },
    ]);
  });

  it('has unsaved changes if vim was open', () => {
    const folder = folderAfterKill({ 'note.txt': 'he slept', '.note.txt.swp': 'b0VIM' });
    expect(orphanedEdits(folder, null)).toMatchObject([
      { vimRecoverable: join(folder, `editing-2026-11-20-${GONE}-abc123`, 'note.txt') },
    ]);
  });

  it('is empty if nothing was saved', () => {
    expect(orphanedEdits(folderAfterKill({}), null)).toMatchObject([{ text: '' }]);
  });

  it('has no text if its file cannot be read', () => {
    const folder = folderAfterKill({});
    mkdirSync(join(folder, `editing-2026-11-20-${GONE}-abc123`, 'note.txt'));
    expect(orphanedEdits(folder, null)).toMatchObject([{ text: null }]);
  });

  it.skipIf(!onPosix)('is looked for in the folder for running programs, which is not created for that', () => {
    const [journal, runtime] = [freshFolder(), freshFolder()];
    const ours = join(runtime, 'nearfar');
    expect(orphanedEdits(journal, ours)).toEqual([]);
    expect(readdirSync(runtime)).toEqual([]);
    const page = join(prepareEditsFolder(ours, journal), `editing-2026-11-20-${GONE}-abc123`);
    mkdirSync(page);
    expect(orphanedEdits(journal, ours)).toMatchObject([{ day: '2026-11-20', path: page }]);
    chmodSync(ours, 0o755);
    expect(orphanedEdits(journal, ours)).toEqual([]);
  });

  it('is not found if its process is running, or if the folder does not exist', () => {
    const folder = freshFolder();
    createEditFolder(folder, '2026-11-20');
    expect(orphanedEdits(folder, null)).toEqual([]);
    expect(orphanedEdits(join(folder, 'none'), null)).toEqual([]);
  });
});
