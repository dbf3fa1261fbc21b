import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CANCEL, ENTER } from '../../support/scripted-prompter.ts';
import { writer } from '../../support/world.ts';

type Writer = ReturnType<typeof writer>;

/** Leaves an editor's folder behind as a killed program does: named after the day and the pid of a process that ended. */
function orphanEdit(me: Writer, day: string, text: string, otherFiles: Record<string, string> = {}) {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  const folder = join(me.folder, `editing-${day}-${pid}-abc123`);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries({ 'note.txt': text, ...otherFiles }))
    writeFileSync(join(folder, name), content);
}

const orphans = (me: Writer) => readdirSync(me.folder).filter((name) => name.startsWith('editing-'));
const entry = async (me: Writer) => JSON.parse((await me.run('show --json')).out).entries[0];

async function pageOf(me: Writer): Promise<string> {
  let page = '';
  await me.run('edit', { edit: (text) => (page = text) });
  return page;
}

describe('a note whose editor was open when the program was killed', () => {
  it('becomes the note of the draft of its day', async () => {
    const me = writer();
    await me.run('', { answers: [3, 6, '-', 'p', '1', CANCEL] });
    orphanEdit(me, '2026-11-20', 'he slept, I read');
    await me.run('', { answers: [ENTER, ENTER, ENTER] });
    expect(await entry(me)).toMatchObject({ felt: 3, practices: ['gesture'], note: 'he slept, I read' });
    expect(orphans(me)).toEqual([]);
  });

  it('stays, and is named, while its file cannot be read', async () => {
    const me = writer();
    orphanEdit(me, '2026-11-20', '');
    const [name] = orphans(me);
    const file = join(me.folder, name!, 'note.txt');
    rmSync(file);
    mkdirSync(file);
    const { stderr } = await me.run('', { answers: [3, ENTER, ENTER] });
    expect(stderr).toContain(`${name} cannot be read at the moment, so it stays for the next time.\n`);
    expect(orphans(me)).toEqual([name]);
  });

  it.each([
    ['with a wrong answer', (page: string) => page.replace('felt:       3', 'felt: 9')],
    ['without its fences', (page: string) => page.replaceAll(/^---$/gm, '')],
    ['with Windows line endings', (page: string) => page.replaceAll('\n', '\r\n')],
  ])('leaves nothing of a page %s in the note', async (_, change) => {
    const me = writer();
    await me.run('write --felt 3 --note - --no-passage', { input: 'he slept' });
    orphanEdit(me, '2026-11-20', change(await pageOf(me)).replace('slept', 'woke'));
    await me.run('write', { answers: [ENTER, ENTER, ENTER] });
    expect(await entry(me)).toMatchObject({ felt: 3, note: 'he woke' });
  });

  it('leaves nothing of a page in the note where the entry was removed meanwhile', async () => {
    const me = writer();
    await me.run('write --felt 3 --note - --no-passage', { input: 'he slept' });
    orphanEdit(me, '2026-11-20', await pageOf(me));
    await me.run('rm today --yes');
    await me.run('write', { answers: [ENTER, ENTER, ENTER] });
    expect(await entry(me)).toMatchObject({ felt: 3, note: 'he slept' });
  });

  it('appends a recovered note when the draft was an append', async () => {
    const me = writer();
    await me.run('write --felt 3 --note - --no-passage', { input: 'he slept' });
    orphanEdit(me, '2026-11-20', 'and then he woke');
    await me.run('write', { answers: [ENTER, ENTER, ENTER] });
    expect(await entry(me)).toMatchObject({ felt: 3, note: 'he slept\nand then he woke' });
  });

  it('names a recovered note of another day and the command that opens it', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    orphanEdit(me, '2026-11-18', 'by the canal');
    const { screen } = await me.run('write', { answers: [ENTER] });
    expect(screen.replace(/\s+/g, ' ')).toContain('kept for Wednesday 18 November (nearfar write 2026-11-18).');
  });

  it.each(['', 'he slept'])('makes no draft of "%s" when it adds nothing to the entry', async (text) => {
    const me = writer();
    await me.run('write --felt 3 --note - --no-passage', { input: 'he slept' });
    orphanEdit(me, '2026-11-20', text);
    await me.run('write', { answers: [ENTER] });
    expect(orphans(me)).toEqual([]);
    expect((await me.run('')).out).toContain('nearfar write changes it.');
  });

  it('keeps the file when vim left a swap file, and prints the command that recovers it', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    orphanEdit(me, '2026-11-20', 'he slept', { '.note.txt.swp': 'b0VIM' });
    const { stderr } = await me.run('write', { answers: [ENTER] });
    expect(stderr).toMatch(
      /^An editor was cut off for Friday 20 November\. This has what it did not save:\nvim -r .*note\.txt\n/,
    );
    expect(orphans(me)).toHaveLength(1);
  });
});
