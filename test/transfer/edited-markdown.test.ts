import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';
import { writerWithEntries } from './writer-with-entries.ts';

/** A writer whose export was changed by hand an hour after the last entry. */
async function withEditedExport(from: string, to: string) {
  const me = await writerWithEntries();
  const file = join(freshFolder(), 'journal.md');
  await me.run(['export', '-o', file]);
  const edit = (from: string, to: string, time: string) => {
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
    utimesSync(file, new Date(time), new Date(time));
  };
  edit(from, to, '2026-11-20T23:30:00Z');
  const importAt = (now: string) => me.run(['import', file], { now });
  const note = async () => JSON.parse((await me.run('show 2026-11-20 --json')).out).entries[0].note;
  return { me, file, edit, importAt, note };
}

describe('Markdown that was changed by hand', () => {
  it('takes the place of the entry it was exported from, which stays in the history', async () => {
    const { me, importAt, note } = await withEditedExport('he went quiet', 'she went quiet');
    const { code, stderr } = await importAt('2026-11-21T10:00:00Z');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'Changed by hand, so what stands there counts: 2026-11-20.\n0 new, 4 the same, 1 newer than what was there.\n',
    });
    expect(await note()).toBe('she went quiet on me again');
    expect((await me.run('history 2026-11-20')).out).toContain('he went quiet');
    expect((await importAt('2026-11-21T11:00:00Z')).stderr).toContain('0 new, 5 the same.');
    await me.run('undo', { now: '2026-11-21T12:00:00Z' });
    expect(await note()).toBe('he went quiet on me again');
  });

  it('may be changed and brought in again', async () => {
    const { edit, importAt, note } = await withEditedExport('he went quiet', 'she went quiet');
    await importAt('2026-11-21T10:00:00Z');
    edit('she went quiet', 'they went quiet', '2026-11-21T11:00:00Z');
    expect((await importAt('2026-11-21T12:00:00Z')).stderr).toContain('1 newer than what was there.');
    expect(await note()).toBe('they went quiet on me again');
  });

  it('does not take the place of an entry that was changed later, and is kept in its history', async () => {
    const { me, importAt, note } = await withEditedExport('he went quiet', 'she went quiet');
    await me.run('write 2026-11-20 --felt 5', { now: '2026-11-21T09:00:00Z' });
    expect((await importAt('2026-11-21T10:00:00Z')).stderr).toContain('1 left unchanged.');
    expect(await note()).toBe('he went quiet on me again');
    expect((await me.run('history 2026-11-20')).out).toContain('she went quiet');
  });

  it('names the day where the comment is gone, so that nothing says which version is newer', async () => {
    const { me, file, importAt, note } = await withEditedExport('he went quiet', 'she went quiet');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.slice(0, text.indexOf('<!--')));
    const { stderr } = await importAt('2026-11-21T10:00:00Z');
    expect(stderr).toMatch(/Different in the file, and kept as you have them here: .*2026-11-20\. --keep theirs takes/);
    expect(await note()).toBe('he went quiet on me again');
    expect((await me.run('history 2026-11-20')).out).toContain('she went quiet');
    await me.run(['import', file, '--keep', 'theirs']);
    expect(await note()).toBe('she went quiet on me again');
  });

  it('is not replaced by an export', async () => {
    const { me, file } = await withEditedExport('he went quiet', 'she went quiet');
    expect(await me.run(['export', '-o', file])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('was changed since nearfar wrote it.'),
    });
    expect(readFileSync(file, 'utf8')).toContain('she went quiet');
  });

  it('stops the import where something cannot be placed, and names the line', async () => {
    const { file, importAt } = await withEditedExport('#### Wednesday 30 September', '#### Sunday 30 September');
    const line = readFileSync(file, 'utf8').split('\n').indexOf('#### Sunday 30 September') + 1;
    expect(await importAt('2026-11-21T10:00:00Z')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`Line ${line}: 30 September 2026 is a Wednesday, not a Sunday.`),
    });
  });
});

describe('nearfar export --passages', () => {
  const quotes = async (words: string) =>
    (await (await writerWithEntries()).run(`export ${words}`)).out.match(/^>.*$/gm);

  it('quotes a passage as nearfar retells it, names it, or leaves it out', async () => {
    const full = (await quotes(''))!;
    expect(full[0]).toMatch(/^> Passage: \*[A-Z]/);
    expect(full[1]).toBe('>');
    expect(full[2]).toMatch(/^> [A-Z].{100,}\.$/);
    expect(await quotes('--passages full')).toEqual(full);
    expect(await quotes('--passages title')).toEqual(full.slice(0, 1));
    expect(await quotes('--passages none')).toBeNull();
    expect(await quotes('--numbers-only')).toBeNull();
  });

  it('quotes what was shown of a passage with its question, and says whether it was kept', async () => {
    const me = writer();
    const answers = [3, 6, '-', 'c', ENTER, 'he fell asleep mid-sentence', 'k', ENTER];
    const screen = (await me.run('', { answers })).screen.replace(/\s+/g, ' ');
    const quoted = (await me.run('export')).out.match(/^>.*$/gm)!;
    expect(quoted[0]).toMatch(/^> Passage: \*[^*]+\*, kept \(/);
    expect(quoted.at(-1)).toMatch(/^> A question to take along: /);
    for (const shown of [quoted[2]!, quoted.at(-1)!]) expect(screen).toContain(shown.slice(2));
  });

  it('is for Markdown alone', async () => {
    expect(await (await writerWithEntries()).run('export --format json --passages title')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--passages is for Markdown, and this is JSON with every version.'),
    });
  });
});
