import { describe, expect, it } from 'vitest';
import { inFile } from '../../support/journals.ts';
import { CANCEL, ENTER, LEAVE } from '../../support/scripted-prompter.ts';
import { writer } from '../../support/world.ts';

type Writer = ReturnType<typeof writer>;

const DAY = '2026-11-20';
const entry = async ({ run }: Writer) => JSON.parse((await run('show --json')).out).entries[0];
const notes = async ({ run }: Writer) => (await run(`history ${DAY}`)).out;

async function written() {
  const me = writer();
  await me.run('write --felt 3 --want 6 --note - --no-passage', { input: 'by the canal' });
  return me;
}

/** Another window saves the day. */
function saveElsewhere(me: Writer, note = 'by the river') {
  inFile(me.folder, (journal) => {
    const before = journal.entry(DAY)!;
    journal.saveEntry({ ...before, day: DAY, felt: 5, note }, false, new Date('2026-11-20T22:30:00Z'));
  });
}

function removeElsewhere(me: Writer) {
  inFile(me.folder, (journal) => journal.removeEntry(DAY, new Date('2026-11-20T22:30:00Z')));
}

describe('a day that another window changed while its page was open', () => {
  /** An editor in which the writer adds a line, while the day changes elsewhere. */
  const editorWith = (harm: () => void) => (page: string) => {
    harm();
    return `${page}\nand back`;
  };

  it('keeps the page as a draft without a terminal, and says so', async () => {
    const me = await written();
    const { code, stderr } = await me.run('edit', { edit: editorWith(() => saveElsewhere(me)) });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: [
        'nearfar: Another window changed the entry for Friday 20 November while this page was open.',
        `What you wrote is kept as a draft; nearfar write ${DAY} goes on with it.\n`,
      ].join('\n'),
    });
    expect(await entry(me)).toMatchObject({ felt: 5, note: 'by the river' });
    let page = '';
    await me.run('edit', { edit: (text) => (page = text) });
    expect(page).toContain('by the canal\nand back');
  });

  it('is saved as the writer has it, and keeps the other version in its history', async () => {
    const me = await written();
    const { code, screen } = await me.run('edit', { edit: editorWith(() => saveElsewhere(me)), answers: ['m'] });
    expect(code).toBe(0);
    expect(screen).toContain('by the river');
    expect(await entry(me)).toMatchObject({ felt: 3, note: 'by the canal\nand back' });
    expect(await notes(me)).toContain('by the river');
  });

  it('stays as the other window saved it, and the page goes into its history', async () => {
    const me = await written();
    const { stderr } = await me.run('edit', { edit: editorWith(() => saveElsewhere(me)), answers: ['t'] });
    expect(stderr).toBe('It is as it was.\n');
    expect(await entry(me)).toMatchObject({ felt: 5, note: 'by the river' });
    expect(await notes(me)).toContain('and back');
  });

  it('is opened again with both versions on one page', async () => {
    const me = await written();
    const pages: string[] = [];
    const edit = (page: string) => {
      pages.push(page);
      if (pages.length > 1) return page;
      saveElsewhere(me);
      return `${page}\nand back`;
    };
    const { code } = await me.run('edit', { edit, answers: [ENTER] });
    expect(code).toBe(0);
    expect(pages).toHaveLength(2);
    expect(pages[1]).toContain('# saved meanwhile: felt:       5\n');
    expect(await entry(me)).toMatchObject({ felt: 3, note: 'by the canal\nand back\n\nby the river' });
  });

  it('can be written again where the other window removed it', async () => {
    const me = await written();
    await me.run('edit', { edit: editorWith(() => removeElsewhere(me)), answers: ['m'] });
    expect(await entry(me)).toMatchObject({ felt: 3, note: 'by the canal\nand back' });
  });

  it.each([
    [CANCEL, 130],
    [LEAVE, 0],
  ])('keeps the page as a draft when the writer leaves the question by %s', async (key, ending) => {
    const me = await written();
    const { code, stderr } = await me.run('edit', { edit: editorWith(() => saveElsewhere(me)), answers: [key] });
    expect(code).toBe(ending);
    expect(stderr).toContain('What you wrote is kept as a draft');
  });

  it('is not asked about where only its passage was changed', async () => {
    const me = await written();
    const changePassage = () =>
      inFile(me.folder, (journal) =>
        journal.saveEntry({ ...journal.entry(DAY)!, passage: 'the-dance' }, false, new Date()),
      );
    await me.run('edit', { edit: editorWith(changePassage) });
    expect(await entry(me)).toMatchObject({ note: 'by the canal\nand back', passage: 'the-dance' });
  });
});

describe('a day that another window changed while its questions were asked', () => {
  const change = (me: Writer, harm: () => void, whose: unknown[]) => {
    const note = () => {
      harm();
      return 'we talked';
    };
    return me.run('write', { answers: ['c', 4, ENTER, ENTER, ENTER, ENTER, note, ...whose] });
  };

  it.each([
    ['m', { felt: 4, note: 'we talked' }],
    ['t', { felt: 5, note: 'by the river' }],
    [ENTER, { felt: 4, note: 'by the river\nwe talked' }],
  ])('is saved as the writer chooses with %s', async (key, saved) => {
    const me = await written();
    const { code } = await change(me, () => saveElsewhere(me), [key, ENTER]);
    expect(code).toBe(0);
    expect(await entry(me)).toMatchObject(saved);
    for (const note of ['by the river', 'we talked']) expect(await notes(me)).toContain(note);
    expect((await me.run('')).out).not.toContain('A draft is kept');
  });

  it('keeps the draft of a writer who leaves', async () => {
    const me = await written();
    const { code, stderr } = await change(me, () => saveElsewhere(me), [CANCEL]);
    expect(code).toBe(130);
    expect(stderr).toBe(`What you wrote is kept as a draft; nearfar write ${DAY} goes on with it.\n`);
    expect((await me.run('')).out).toContain('A draft is kept too');
  });

  it('adds to the note that the other window saved, without a question', async () => {
    const me = await written();
    const note = () => {
      saveElsewhere(me);
      return 'and back';
    };
    await me.run('write', { answers: ['a', note, ENTER] });
    expect(await entry(me)).toMatchObject({ felt: 5, note: 'by the river\nand back' });
  });

  it('that was not written before is asked about too', async () => {
    const me = writer();
    const writeElsewhere = () => {
      inFile(me.folder, (journal) =>
        journal.saveEntry({ day: DAY, felt: 7, note: 'by the river' }, false, new Date('2026-11-20T22:30:00Z')),
      );
      return 'we talked';
    };
    await me.run('', { answers: [3, ENTER, ENTER, ENTER, ENTER, writeElsewhere, ENTER, ENTER] });
    expect(await entry(me)).toMatchObject({ felt: 3, note: 'by the river\nwe talked' });
  });

  it('is asked about by edit with questions too', async () => {
    const me = await written();
    const note = () => {
      saveElsewhere(me);
      return 'we talked';
    };
    const { stderr } = await me.run('edit', { answers: [4, ENTER, ENTER, ENTER, ENTER, note, 't'] });
    expect(stderr).toBe('It is as it was.\n');
    expect(await entry(me)).toMatchObject({ felt: 5, note: 'by the river' });
  });
});
