import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEditFolder, orphanedEdits } from '../../../src/terminal/editor/orphaned-edits.ts';
import { freshFolder } from '../../support/world.ts';

const GONE = spawnSync(process.execPath, ['-e', '0']).pid;

/** The folder of a note whose program was killed, with these files in it. */
function killed(files: Record<string, string>, pid = GONE) {
  const folder = freshFolder();
  const place = join(folder, `editing-2026-11-20-${pid}-abc123`);
  mkdirSync(place);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  return folder;
}

describe('what an editor leaves behind where the program is killed', () => {
  it('is found with its day, and can be taken away', () => {
    const folder = killed({ 'note.txt': 'he slept\n' });
    const [found, ...more] = orphanedEdits(folder);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ day: '2026-11-20', text: 'he slept', vimRecoverable: null });
    found!.remove();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['note.txt.save', '#note.txt#'])('is what the editor saved last, as %s', (name) => {
    expect(orphanedEdits(killed({ 'note.txt': 'he slept', [name]: 'he slept badly' }))).toMatchObject([
      { text: 'he slept badly' },
    ]);
  });

  it('may be more than what was saved, where vim was open', () => {
    const folder = killed({ 'note.txt': 'he slept', '.note.txt.swp': 'b0VIM' });
    expect(orphanedEdits(folder)).toMatchObject([
      { vimRecoverable: join(folder, `editing-2026-11-20-${GONE}-abc123`, 'note.txt') },
    ]);
  });

  it('is nothing before anything was saved', () => {
    expect(orphanedEdits(killed({}))).toMatchObject([{ text: '' }]);
  });

  it('is not what an editor has open now, nor anything in a folder that is not there', () => {
    const folder = freshFolder();
    createEditFolder(folder, '2026-11-20');
    expect(orphanedEdits(folder)).toEqual([]);
    expect(orphanedEdits(join(folder, 'none'))).toEqual([]);
  });
});
