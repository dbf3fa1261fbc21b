import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CANCEL, ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

type Writer = ReturnType<typeof writer>;

/** Leaves a note of a day as a killed program does. */
function leave(me: Writer, day: string, text: string, more: Record<string, string> = {}) {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  const place = join(me.folder, `editing-${day}-${pid}-abc123`);
  mkdirSync(place, { recursive: true });
  for (const [name, content] of Object.entries({ 'note.txt': text, ...more }))
    writeFileSync(join(place, name), content);
}

const left = (me: Writer) => readdirSync(me.folder).filter((name) => name.startsWith('editing-'));
const entry = async (me: Writer) => JSON.parse((await me.run('show --json')).out).entries[0];

describe('a note whose editor was open when the program was killed', () => {
  it('comes back with the draft of its evening', async () => {
    const me = writer();
    await me.run('', { answers: [3, 6, '-', 'p', '1', CANCEL] });
    leave(me, '2026-11-20', 'he slept, I read');
    await me.run('', { answers: [ENTER, ENTER, ENTER] });
    expect(await entry(me)).toMatchObject({ felt: 3, practices: ['gesture'], note: 'he slept, I read' });
    expect(left(me)).toEqual([]);
  });

  it('is added to what is there, where that was being added to', async () => {
    const me = writer();
    await me.run('write --felt 3 --note - --no-passage', { input: 'he slept' });
    leave(me, '2026-11-20', 'and then he woke');
    await me.run('write', { answers: [ENTER, ENTER, ENTER] });
    expect(await entry(me)).toMatchObject({ felt: 3, note: 'he slept\nand then he woke' });
  });

  it('is named where it is of another day', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    leave(me, '2026-11-18', 'by the canal');
    const { screen } = await me.run('write', { answers: [ENTER] });
    expect(screen.replace(/\s+/g, ' ')).toContain('kept for Wednesday 18 November (nearfar write 2026-11-18).');
  });

  it.each(['', 'he slept'])('makes no draft of "%s", of which nothing is new', async (text) => {
    const me = writer();
    await me.run('write --felt 3 --note - --no-passage', { input: 'he slept' });
    leave(me, '2026-11-20', text);
    await me.run('write', { answers: [ENTER] });
    expect(left(me)).toEqual([]);
    expect((await me.run('')).out).toContain('nearfar write changes it.');
  });

  it('stays where vim has more of it, and says how to get at that', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    leave(me, '2026-11-20', 'he slept', { '.note.txt.swp': 'b0VIM' });
    const { stderr } = await me.run('write', { answers: [ENTER] });
    expect(stderr).toMatch(
      /^An editor was cut off for Friday 20 November\. This has what it did not save:\nvim -r .*note\.txt\n/,
    );
    expect(left(me)).toHaveLength(1);
  });
});
