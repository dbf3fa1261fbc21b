import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const entry = async ({ run }: ReturnType<typeof writer>) => JSON.parse((await run('show --json')).out).entries[0];

/** A writer with an entry for Tuesday 17 November whose note looks like the end of a page's answers. */
async function withTuesday() {
  const me = writer();
  await me.run('write 2026-11-17 --felt 3 --want 6 --their-move away --practices gesture --note - --no-passage', {
    input: 'by the canal\n\n--- he said',
  });
  return me;
}

describe('nearfar edit in an editor', () => {
  it('opens the newest entry as a page of answers and the note', async () => {
    const me = await withTuesday();
    let page = '';
    const { stderr } = await me.run('edit', { edit: (text) => (page = text) });
    expect(page).toBe(
      [
        '---',
        '# Tuesday 17 November 2026',
        '# The note stands below. What is empty is not answered.',
        '# An empty page changes nothing.',
        'felt:       3           # 1 to 7',
        'want:       6           # 1 to 7',
        'their_move: away        # closer, steady, away',
        'my_move:                # reached, chased, met, space, own, back',
        'practices:  gesture     # any of gesture, independence, passion, or none',
        '---',
        '',
        'by the canal',
        '',
        '--- he said',
      ].join('\n'),
    );
    expect(stderr).toBe('It is as it was.\n');
    expect((await me.run('history tuesday --json')).out).toContain('"ended": null');
  });

  it('saves the answers that were changed, cleared and added, and keeps the others', async () => {
    const me = await withTuesday();
    const before = await entry(me);
    const { stderr } = await me.run('edit tuesday', {
      now: '2026-11-20T23:00:00Z',
      edit: (text) =>
        text
          .replace('felt:       3', 'felt: 5')
          .replace(/want:.*/, 'want:')
          .replace('gesture  ', 'passion, gesture')
          .replace('canal', 'river'),
    });
    expect(stderr).toBe('Saved for Tuesday 17 November.\n');
    const { want: _, ...kept } = before;
    expect(await entry(me)).toEqual({
      ...kept,
      felt: 5,
      practices: ['gesture', 'passion'],
      note: 'by the river\n\n--- he said',
      updated_at: '2026-11-20T23:00:00.000Z',
    });
    await me.run('undo');
    expect(await entry(me)).toEqual(before);
  });

  it('opens an invalid page again, with the problem in its first line, until it is valid', async () => {
    const me = await withTuesday();
    const pages: string[] = [];
    const { code } = await me.run('edit', {
      edit: (text) => {
        pages.push(text);
        if (pages.length === 1) return text.replace('felt:       3', 'felt: 9').replace('canal', 'lake');
        if (pages.length === 2) return text.replace('felt: 9', 'fel: 2');
        return text.replace('\nfel: 2', '\nfelt: 2');
      },
    });
    expect(code).toBe(0);
    expect(pages[1]).toMatch(/^#! "felt" is 9; it has to be a whole number from 1 to 7\.\n---\n/);
    expect(pages[2]).toMatch(/^#! "fel: 2" has to begin with one of felt, want, [^\n]*\n---\n/);
    expect(await entry(me)).toMatchObject({ felt: 2, note: 'by the lake\n\n--- he said' });
  });

  it('keeps of a page that stays invalid the note and the answers that can be read, and names the others', async () => {
    const me = await withTuesday();
    const changed = (text: string) => text.replace('felt:       3', 'felt: 9').replace(/want:.*/, 'want: 7');
    const { code, stderr } = await me.run('edit', { edit: (text) => changed(text).replace('canal', 'lake') });
    expect(code).toBe(1);
    expect(stderr).toContain('"felt" is 9; it has to be a whole number from 1 to 7.\n');
    expect(stderr).toContain(
      'nearfar write 2026-11-17 goes on with it. "felt" could not be read, and stays as it was.\n',
    );
    expect(await entry(me)).toMatchObject({ want: 6, note: 'by the canal\n\n--- he said' });
    await me.run('write 2026-11-17', { answers: [ENTER, ENTER, ENTER] });
    expect(await entry(me)).toMatchObject({ felt: 3, want: 7, note: 'by the lake\n\n--- he said' });
  });

  it('keeps an answer that was cleared on a page that stays invalid cleared', async () => {
    const me = await withTuesday();
    await me.run('edit', { edit: (text) => text.replace('felt:       3', 'felt: 9').replace(/want:.*/, 'want:') });
    let page = '';
    await me.run('edit', { edit: (text) => (page = text) });
    expect(page).toMatch(/^want: +# 1 to 7$/m);
    await me.run('write 2026-11-17', { answers: [ENTER, ENTER, ENTER] });
    expect(await entry(me)).not.toHaveProperty('want');
  });

  it('starts from the draft until the page is saved', async () => {
    const me = await withTuesday();
    const failing = (words: string) => (text: string, leave: (text: string) => void) => {
      leave(text.replace('by the canal', `by the canal ${words}`));
      throw new UserError('The editor ended with code 1.', 'What was written is kept as a draft.');
    };
    const { stderr } = await me.run('edit', { edit: failing('early') });
    expect(stderr).toContain('kept as a draft. nearfar edit 2026-11-17 goes on with the draft.');
    await me.run('edit', { edit: failing('and late') });
    expect((await me.run('edit', { edit: (text) => text })).stderr).toContain('It is as it was.');
    const saved = await me.run('edit', { edit: (text) => text.replace('3 ', '4 ') });
    expect(saved.stderr).toBe('The page begins with the draft that is kept.\nSaved for Tuesday 17 November.\n');
    expect(await entry(me)).toMatchObject({ felt: 4, note: 'by the canal and late early\n\n--- he said' });
    let page = '';
    await me.run('edit', { edit: (text) => (page = text) });
    expect(page).toContain('felt:       4');
  });

  it('keeps the text as a draft when the editor fails on the second opening', async () => {
    const me = await withTuesday();
    let opened = 0;
    const { code, stderr } = await me.run('edit', {
      edit: (text) => {
        opened += 1;
        if (opened > 1) throw new UserError('The editor ended with code 1.', 'Nothing was changed.');
        return `${text.replace('3 ', '4.5 ')} and an hour of words`;
      },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('nearfar edit 2026-11-17 goes on with the draft.');
    let page = '';
    await me.run('edit', { edit: (text) => (page = text) });
    expect(page).toContain('and an hour of words');
  });

  it('reads a page with Windows line endings', async () => {
    const me = await withTuesday();
    const { code } = await me.run('edit', { edit: (text) => text.replace('3 ', '5 ').replaceAll('\n', '\r\n') });
    expect(code).toBe(0);
    expect(await entry(me)).toMatchObject({ felt: 5, want: 6, note: 'by the canal\n\n--- he said' });
  });

  it('keeps the entry when the page comes back empty', async () => {
    const me = await withTuesday();
    expect((await me.run('edit', { edit: () => '' })).stderr).toBe('It is as it was.\n');
    expect(await entry(me)).toMatchObject({ felt: 3 });
  });

  it('fails when nothing is written', async () => {
    expect((await writer().run('edit', { edit: (text) => text })).code).toBe(1);
  });
});

describe('nearfar edit with questions', () => {
  it('asks each question with its present answer when no editor is configured', async () => {
    const me = await withTuesday();
    const { code, stderr } = await me.run('edit', { answers: [5, ENTER, '+', ENTER, ENTER, 'by the river'] });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Saved for Tuesday 17 November.\n' });
    expect(await entry(me)).toMatchObject({ felt: 5, want: 6, their_move: 'closer', note: 'by the river' });
  });

  it('refuses to run without an editor and without a terminal', async () => {
    const me = await withTuesday();
    expect((await me.run('edit')).code).toBe(2);
  });
});
