import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { CANCEL } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

describe('nearfar status', () => {
  it('exits with 3 before today is written and with 0 after, and prints nothing with -q', async () => {
    const me = writer();
    expect(await me.run('status -q')).toMatchObject({ code: 3, out: '', stderr: '' });
    await me.run('write --felt 4 --no-passage');
    expect(await me.run('status -q')).toMatchObject({ code: 0, out: '', stderr: '' });
  });

  it('exits with 1 and prints nothing with -q where the journal is empty but has copies', async () => {
    const me = writer();
    await me.run('write --felt 4 --no-passage');
    truncateSync(join(me.folder, 'journal.db'));
    expect((await me.run('status')).stderr).toContain('is empty, but there are copies');
    expect(await me.run('status -q')).toMatchObject({ code: 1, out: '', stderr: '' });
  });

  it('says until when a hold lasts, why in general words, what is different, and how to end it', async () => {
    const me = writer();
    expect((await me.run('status')).out).not.toContain('Until');
    await me.run('write --felt 2 --note -', { input: 'He hit me and I am scared of him.' });
    expect((await me.run('status')).out.replaceAll('\n', ' ')).toContain(
      'Because of something that was written, only passages that ask nothing of you are shown until Friday 4 December, and the trends say nothing of what came after your moves. nearfar settings hold off ends it.',
    );
    expect(JSON.parse((await me.run('status --json')).out).hold_until).toBe('2026-12-04');
    expect((await me.run('trends')).out.replaceAll('\n', ' ')).toContain(
      'Until Friday 4 December this page says nothing of your moves and what followed them',
    );
    await me.run('settings hold off');
    expect((await me.run('status')).out).not.toContain('Until');
    expect(JSON.parse((await me.run('status --json')).out).hold_until).toBeNull();
  });

  it('breaks no path: one that does not fit beside the sentence has a line of its own', async () => {
    const folder = join(freshFolder(), 'a-folder-with-a-long-name', 'and-another-one-below-it', 'nearfar');
    const me = writer({ folder, width: 60 });
    expect((await me.run('status')).out).toContain(`\nThe journal is in\n${folder}\n`);
    expect((await me.run('status', { width: 200 })).out).toContain(`\nThe journal is in ${folder}\n`);
  });

  it('names the drafts that are kept, and how to go on with each', async () => {
    const me = writer();
    expect((await me.run('status')).out).not.toContain('draft');
    await me.run('', { answers: [3, CANCEL] });
    await me.run('write yesterday', { answers: [4, CANCEL] });
    const sentences = (await me.run('status')).out.replaceAll('\n', ' ');
    for (const [name, day] of [
      ['Thursday 19 November', '2026-11-19'],
      ['Friday 20 November', '2026-11-20'],
    ])
      expect(sentences).toContain(`A draft for ${name} is kept; nearfar write ${day} goes on with it.`);
    expect(JSON.parse((await me.run('status --json')).out).drafts).toEqual(['2026-11-19', '2026-11-20']);
  });
});
