import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareEditsFolder } from '../../../src/terminal/editor/edits-folder.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { ENTER } from '../../support/scripted-prompter.ts';
import { writer } from '../../support/world.ts';

/** The number of no process. */
const ENDED = 2 ** 30;

/** Leaves a page as an editor does that still has it open in a window. */
function leavePage(folder: string, text: string, pid = ENDED): string {
  const path = join(folder, `editing-2026-11-20-${pid}-abcdef`);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'note.txt'), text);
  return path;
}

describe('a page that may still be open in a window', () => {
  it('is named when the evening is over', async () => {
    const me = writer();
    let path = '';
    const edit = () => {
      path = leavePage(me.folder, '', process.pid);
      return '';
    };
    const { stderr } = await me.run('', { edit, answers: [3, ENTER, ENTER, ENTER, ENTER, 'e', ENTER] });
    expect(stderr).toBe(
      `Saved for Friday 20 November.\nA page may still be open in a window. What you save there later is in ${path}, and the next nearfar write takes it in.\n`,
    );
  });

  it('is named by nearfar, status and doctor, and what was saved on it is taken in by the next evening', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage --note -', { input: 'he fell' });
    for (const command of ['', 'status', 'doctor']) expect((await me.run(command)).out).not.toContain('editing-');
    const path = leavePage(me.folder, 'he fell\nand rose');
    const sentence = `A page for Friday 20 November is still in ${path}; nearfar write 2026-11-20 takes in what was saved there.`;
    for (const command of ['', 'status'])
      expect((await me.run(command, { width: 400 })).out.replace(/\n(?=\S)/g, ' ')).toContain(sentence);
    expect(JSON.parse((await me.run('status --json')).out).pages).toEqual([path]);
    expect((await me.run('doctor', { width: 400 })).out.replace(/\s+/g, ' ')).toContain(path);
    await me.run('write', { answers: [ENTER, ENTER, ENTER] });
    expect(JSON.parse((await me.run('show --json')).out).entries[0].note).toBe('he fell\nand rose');
    expect((await me.run('status')).out).not.toContain('editing-');
  });

  it('is found in the folder for running programs, and only by its own journal', async () => {
    const runtimeFolder = join(freshFolder(), 'nearfar');
    const me = writer({ runtimeFolder });
    const path = leavePage(prepareEditsFolder(runtimeFolder, me.folder), 'he fell');
    expect(JSON.parse((await me.run('status --json')).out).pages).toEqual([path]);
    expect(JSON.parse((await writer({ runtimeFolder }).run('status --json')).out)).not.toHaveProperty('pages');
  });

  it('of a run that goes on is not named', async () => {
    const me = writer();
    leavePage(me.folder, 'he fell', process.pid);
    expect((await me.run('status')).out).not.toContain('editing-');
  });
});
