import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

import { FORMATS, writerWithEntries } from './writer-with-entries.ts';

describe('nearfar export', () => {
  it.each(FORMATS)('writes %s that another journal imports entry by entry', async (format) => {
    const me = await writerWithEntries();
    const path = join(freshFolder(), 'out');
    const run = await me.run(['export', '--format', format, '-o', path, '--verify']);
    expect(run).toMatchObject({ code: 0, out: '' });
    expect(run.stderr).toMatch(/^Wrote 5 entries (in 5 files )?to .*, brought back and compared\.\n$/);
    const other = writer();
    expect((await other.run(['import', path])).stderr).toMatch(/^5 new/);
    expect((await other.run('list --json')).out).toBe((await me.run('list --json')).out);
    expect((await other.run('list')).out).toBe((await me.run('list')).out);
    expect((await other.run(['import', path])).stderr).toMatch(/^0 new, 5 the same/);
  });

  it('writes every version as JSON, and the same bytes again after an import', async () => {
    const me = await writerWithEntries();
    const { out } = await me.run('export --format json');
    expect(JSON.parse(out).revisions).toEqual([expect.objectContaining({ day: '2026-11-20', felt: 3, want: 5 })]);
    const other = writer();
    await other.run('import -', { input: out });
    expect((await other.run('export --format json')).out).toBe(out);
  });

  it.each(['markdown', 'csv', 'jrnl'])(
    'writes the same %s for the same journal, whatever the time and zone',
    async (format) => {
      const me = await writerWithEntries();
      const { out } = await me.run(`export --format ${format}`);
      const other = writer();
      await other.run('import -', { input: out });
      const again = await other.run(`export --format ${format}`, { now: '2027-01-01T10:00:00Z', zone: 'Pacific/Apia' });
      // Why a passage was chosen, and which part of it, does not come back, so the checksums in Markdown are others.
      const comparable = (text: string) =>
        text
          .replace(/ \(.*\)$/gm, '')
          .replace(/^>(?! Passage:).*\n/gm, '')
          .replace(format === 'markdown' ? / (?:checksum|own)=\S+/g : '', '');
      expect(comparable(again.out)).toBe(comparable(out));
    },
  );

  it('prints with -o - what it prints without -o', async () => {
    const me = await writerWithEntries();
    expect(await me.run('export --format csv -o -')).toEqual(await me.run('export --format csv'));
    expect((await me.run('export -o - --verify')).stderr).toContain('Add -o with its name.');
  });

  it('names the passage and the reason it was chosen', async () => {
    const { out } = await (await writerWithEntries()).run('export --on 2026-11-20');
    expect(out).toMatch(/^> Passage: \*[A-Z][^*]+\* \(.+\)$/m);
  });

  it('exports the days that list shows for the same filter', async () => {
    const me = await writerWithEntries();
    const days = async (words: string) =>
      (await me.run(`export --format csv ${words}`)).out.match(/^\d{4}-\d\d-\d\d/gm);
    expect(await days('--on 2026-10')).toEqual(['2026-10-05', '2026-10-06']);
    expect(await days('-2')).toEqual(['2026-11-19', '2026-11-20']);
    expect(await days('--contains late')).toEqual(['2026-09-30']);
  });

  it('exports the earlier versions of exactly the days that a filter finds', async () => {
    const me = await writerWithEntries();
    const revisions = async (words: string) =>
      JSON.parse((await me.run(`export --format json ${words}`)).out).revisions;
    expect(await revisions('--contains late')).toEqual([]);
    expect(await revisions('--contains quiet')).toMatchObject([{ day: '2026-11-20', felt: 3 }]);
    expect(await revisions('-1')).toMatchObject([{ day: '2026-11-20', felt: 3 }]);
    expect(await revisions('--to 2026-11-19')).toEqual([]);
  });

  it('prints an empty export for a journal without entries', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    await me.run('rm today --yes');
    await me.run('purge --yes');
    expect(await me.run('export')).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse((await me.run('export --format json')).out)).toEqual({
      schema: 1,
      entries: [],
      revisions: [],
      rests: [],
      nearfar: expect.stringMatching(/^entries=0 days=00000000 redacted=no checksum=[0-9a-f]{8}$/),
    });
  });

  it.each([['export'], ['export -o FILE'], ['export -o FILE --split day'], ['export --format json --verify -o FILE']])(
    'says that there is no journal, and writes nothing: %s',
    async (words) => {
      const me = writer();
      const file = join(freshFolder(), 'out');
      expect(await me.run(words.replace('FILE', file))).toMatchObject({
        code: 1,
        out: '',
        stderr: expect.stringContaining(`There is no journal in ${me.folder}.`),
      });
      expect(existsSync(me.folder)).toBe(false);
      expect(existsSync(file)).toBe(false);
    },
  );

  it('prints the JSON Schema for --schema', async () => {
    expect(JSON.parse((await writer().run('export --schema')).out)).toMatchObject({ title: 'A nearfar journal' });
  });
});

describe('exporting rests', () => {
  async function writerWithRests() {
    const me = await writerWithEntries();
    await me.run('rest 2026-10-20..2026-11-02 --note -', { input: 'at Tom’s' });
    await me.run('rest 2026-12-24..2026-12-26');
    return me;
  }
  const restsIn = (out: string) => JSON.parse(out).rests;

  it('writes rests as JSON; an import adds them once and undo removes them with the entries', async () => {
    const me = await writerWithRests();
    const path = join(freshFolder(), 'out.json');
    expect((await me.run(['export', '--format', 'json', '-o', path, '--verify'])).code).toBe(0);
    const other = writer();
    expect((await other.run(['import', path, '--dry-run'])).out).toMatch(
      /^new +20 October to 2 November 2026 {2}line 10, set aside\nnew +24 to 26 December 2026 {2}line 11, set aside\n$/m,
    );
    expect((await other.run('rest --list')).stderr).toBe('No days are set aside.\n');
    expect((await other.run(['import', path])).stderr).toMatch(/^5 new.*\. Days set aside: 2 new\.\n$/);
    expect((await other.run('export --format json')).out).toBe(readFileSync(path, 'utf8'));
    expect((await other.run(['import', path])).stderr).toMatch(
      /^0 new, 5 the same.*\. Days set aside: 2 the same\.\n$/,
    );
    expect((await other.run('undo')).stderr).toBe('Took back the import of 5 days and 2 rests: 5 no longer written.\n');
    expect((await other.run('rest --list')).stderr).toBe('No days are set aside.\n');
  });

  it('joins an imported rest with a rest that shares a day with it', async () => {
    const other = writer();
    await other.run('rest 2026-11-01..2026-11-10');
    const input = (await (await writerWithRests()).run('export --format json')).out;
    expect((await other.run('import -', { input })).stderr).toContain(
      'Days set aside: 1 new, 1 joined with those there.',
    );
    expect(restsIn((await other.run('rest --json')).out)[0]).toEqual({
      from: '2026-10-20',
      to: '2026-11-10',
      note: 'at Tom’s',
    });
  });

  it('exports the rests that share a day with the range, and none for other filters', async () => {
    const me = await writerWithRests();
    const froms = async (words: string) =>
      restsIn((await me.run(`export --format json ${words}`)).out).map(({ from }: { from: string }) => from);
    expect(await froms('--from 2026-11-02 --to 2026-11-30')).toEqual(['2026-10-20']);
    expect(await froms('--from 2026-11-03')).toEqual(['2026-12-24']);
    expect(await froms('--to 2026-10-19')).toEqual([]);
    expect(await froms('--contains late')).toEqual([]);
  });

  it('redacts the notes of rests like those of entries', async () => {
    const me = await writerWithRests();
    const note = async (words: string) => restsIn((await me.run(`export --format json ${words}`)).out)[0].note;
    expect(await note('')).toBe('at Tom’s');
    expect(await note('--no-notes')).toBeUndefined();
    expect(await note('--numbers-only')).toBeUndefined();
    expect(await note('--redact Tom')).toBe('at ▇▇▇’s');
    expect((await me.run('export')).out).toContain('> Set aside: 20 October to 2 November 2026.\n>\n> at Tom’s\n');
    expect((await me.run('export --no-notes')).out).not.toContain('Tom');
  });

  it('writes each rest into exactly one file of a split', async () => {
    const folder = join(freshFolder(), 'out');
    await (await writerWithRests()).run(['export', '--format', 'json', '-o', folder, '--split', 'month', '--verify']);
    const parts = readdirSync(folder).map((name) => restsIn(readFileSync(join(folder, name), 'utf8')).length);
    expect(parts).toEqual([0, 0, 2]);
  });

  it('writes a rest that begins on the last written day of one file into that file alone', async () => {
    const me = await writerWithEntries();
    await me.run('rest 2026-10-06..2026-10-08');
    const folder = join(freshFolder(), 'out');
    await me.run(['export', '--format', 'json', '-o', folder, '--split', 'month']);
    const parts = readdirSync(folder).map((name) => restsIn(readFileSync(join(folder, name), 'utf8')).length);
    expect(parts).toEqual([0, 1, 0]);
  });

  it('names the line of a rest that cannot be read', async () => {
    const input = (await (await writerWithRests()).run('export --format json')).out.replace('2026-12-26', '2026-12-20');
    const { code, stderr } = await writer().run('import -', { input });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('Line 11: 2026-12-24 lies after 2026-12-20.'),
    });
  });
});

describe('redaction', () => {
  it('blacks out names in notes, earlier versions and reasons', async () => {
    const me = await writerWithEntries();
    await me.run('write 2026-09-30 --felt 5 --note -', { input: 'Tom’s' });
    const { out } = await me.run('export --format json --redact tom quiet');
    expect(out).not.toMatch(/\btom\b|\bquiet\b/i);
    expect(out).toContain('▇▇▇ late again. tomorrow too, says ▇▇▇');
    expect((await me.run('export --redact tom quiet')).out).not.toMatch(/\btom\b|\bquiet\b/i);
  });

  it.each(FORMATS.filter((format) => !['obsidian', 'dayone'].includes(format)))(
    'leaves out the notes with --no-notes: %s',
    async (format) => {
      const me = await writerWithEntries();
      const { out } = await me.run(`export --format ${format} --no-notes`);
      expect(out).not.toMatch(/Tom|quiet/);
      const path = join(freshFolder(), 'out');
      expect((await me.run(['export', '--format', format, '--no-notes', '-o', path, '--verify'])).code).toBe(0);
    },
  );

  it('leaves out the reason for a passage with --no-notes, and blacks out names in it, as it may quote the note', async () => {
    const me = writer();
    await me.run('write --felt 2 --note -', {
      input: 'Tom never answered, left me on read since lunch',
    });
    // The note that the reason quotes is replaced, so that the words stand in the reason alone.
    await me.run('write --felt 2 --note - --no-passage', { input: 'rain' });
    expect((await me.run('export')).out).toContain(
      'because you wrote "Tom never answered, left me on read since lunch"',
    );
    expect((await me.run('export --no-notes')).out).not.toMatch(/because|lunch/);
    expect((await me.run('export --redact lunch')).out).toContain('left me on read since ▇▇▇');
  });

  it('leaves out everything but the numbers with --numbers-only', async () => {
    const { out } = await (await writerWithEntries()).run('export --format json --numbers-only');
    const { entries, revisions } = JSON.parse(out);
    expect(revisions).toEqual([]);
    expect(entries[1]).toEqual({ day: '2026-10-05', felt: 3, want: 6, late: false });
  });
});
