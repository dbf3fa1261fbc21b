import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { CANCEL } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const line = (day: string, felt: number, more: object = {}) => `${JSON.stringify({ day, felt, ...more })}\n`;

async function entriesOf(me: ReturnType<typeof writer>) {
  return JSON.parse((await me.run('list --json')).out).entries;
}

describe('import --dry-run', () => {
  it('prints what would happen to each entry and changes nothing', async () => {
    const me = writer();
    const input =
      line('2026-11-18', 3) + line('2026-11-19', 4, { updated_at: '2026-11-19T20:00:00Z' }) + line('2026-11-16', 2);
    await me.run('import -', { input });
    const before = await entriesOf(me);
    const { code, out, stderr } = await me.run('import - --dry-run', {
      input:
        line('2026-11-17', 5) +
        line('2026-11-18', 3) +
        line('2026-11-19', 6, { updated_at: '2026-11-19T21:00:00Z' }) +
        line('2026-11-16', 1) +
        '{"day":\n' +
        line('2026-11-31', 4) +
        line('2026-12-24', 4),
    });
    expect({ code, out }).toEqual({
      code: 0,
      out: `new         2026-11-17  line 1, felt 5
same        2026-11-18  line 2, felt 3
different   2026-11-19  line 3, felt 6 beside 4; it is newer and would stand
different   2026-11-16  line 4, felt 1 beside 2; the journal's would stay
unreadable  line 5: This is not JSON. It breaks off before its end, so the file may have been cut off.
unreadable  line 6: "day" is "2026-11-31"; it has to be a real day as YYYY-MM-DD.
unreadable  line 7: 2026-12-24 has not come yet.
`,
    });
    expect(stderr).toBe(
      '1 new, 1 the same, 1 newer than what was there, 1 kept as you have them, 3 unreadable. Nothing was changed.\n' +
        "Different in the file, and kept as you have them here: 2026-11-16. --keep theirs takes the file's version of such days, --keep both-notes joins the two.\n",
    );
    expect(await entriesOf(me)).toEqual(before);
  });
});

describe('importing a day that has a draft', () => {
  it('keeps the draft, which may hold words that the file does not', async () => {
    const me = writer();
    await me.run('', { answers: [3, 6, CANCEL] });
    await me.run('import -', { input: line('2026-11-20', 4) });
    expect((await me.run('')).out).toContain('A draft is kept too; nearfar write goes on with it.');
  });
});

describe('importing a day that differs from the journal', () => {
  const mine = line('2026-11-19', 3, { note: 'mine', updated_at: '2026-11-19T20:00:00Z' });
  const theirs = (hour: number) => line('2026-11-19', 5, { note: 'theirs', updated_at: `2026-11-19T${hour}:00:00Z` });

  it.each([
    ['newer', 21, 5, 'theirs'],
    ['newer', 19, 3, 'mine'],
    ['mine', 21, 3, 'mine'],
    ['theirs', 19, 5, 'theirs'],
    ['both-notes', 21, 5, 'mine\n\ntheirs'],
    ['both-notes', 19, 3, 'mine\n\ntheirs'],
  ])(
    'with --keep %s and theirs from %i:00 has felt %i and the note "%s", and keeps both versions',
    async (keep, hour, felt, note) => {
      const me = writer();
      await me.run('import -', { input: mine });
      for (const _ of [1, 2]) {
        await me.run(`import - --keep ${keep}`, { input: theirs(hour) });
        const { out } = await me.run('export --format json');
        const { entries, revisions } = JSON.parse(out);
        expect(entries).toEqual([expect.objectContaining({ felt, note })]);
        const notes = [...entries, ...revisions].map((version: { note: string }) => version.note);
        expect(notes).toEqual(expect.arrayContaining(['mine', 'theirs']));
        expect(notes).toHaveLength(note.includes('\n') ? 3 : 2);
      }
    },
  );
});

describe('nearfar import', () => {
  it('imports nothing if a line cannot be read, and the other lines with --skip-unreadable', async () => {
    const me = writer();
    const input = line('2026-11-17', 5) + 'not JSON\n'.repeat(7);
    const { code, stderr } = await me.run('import - --format jsonl', { input });
    expect(code).toBe(1);
    expect(stderr).toContain('Line 2: This is not JSON.');
    expect(stderr).toContain('And 2 more; --dry-run shows them all.');
    expect(await entriesOf(me)).toEqual([]);
    expect((await me.run('import - --format jsonl --skip-unreadable', { input })).stderr).toMatch(
      /^1 new,.* 7 unreadable/,
    );
  });

  it('imports a folder of files in several formats and names what it leaves out', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'a.jsonl'), line('2026-11-17', 5));
    writeFileSync(join(folder, 'b.csv'), 'day,felt,note\n2026-11-16,4,hello\n');
    writeFileSync(join(folder, '2026-11-18.md'), 'my own daily note\n');
    mkdirSync(join(folder, 'c.md'));
    writeFileSync(join(folder, 'photo.jpg'), '');
    const me = writer();
    const { stderr } = await me.run(['import', folder]);
    expect(stderr).toBe(
      'Left alone, as they are notes beside files of another kind: 2026-11-18.md. Give them in a folder of their own to bring them in.\n2 new.\nLeft out: 1 folder (the files of one folder are read; give each folder by itself) and 1 file (photo.jpg).\n',
    );
  });

  it('names both places of a day that is in two files', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'a.jsonl'), line('2026-11-17', 5));
    writeFileSync(join(folder, 'b.jsonl'), line('2026-11-17', 4));
    const { code, stderr } = await writer().run(['import', folder]);
    expect(code).toBe(1);
    expect(stderr).toContain('b.jsonl, line 1: 2026-11-17 is already in a.jsonl, line 1.');
  });

  it('prints the rule that turned moods into closeness', async () => {
    const me = writer();
    const input = 'full_date,date,weekday,time,mood,activities,note_title,note\n2026-11-17,,,,fine,,,\n';
    expect((await me.run('import -', { input })).stderr).toMatch(
      /I do not know how close these words are.*\n {4}fine {2}1\n.*\n {2}nearfar import - --map fine=4\n/s,
    );
    const { stderr } = await me.run('import - --map fine=5', { input });
    expect(stderr).toContain('Moods become closeness by this rule: fine is 5.');
    expect(await entriesOf(me)).toEqual([{ day: '2026-11-17', felt: 5, note: 'Daylio: fine' }]);
    expect((await me.run('import - --map fine=5', { input })).stderr).toContain('0 new, 1 the same');
  });

  it('keeps whether an entry was written late', async () => {
    const me = writer();
    await me.run('import -', { input: line('2026-11-17', 5, { late: true }) + line('2026-11-16', 5) });
    expect((await me.run('list')).out.match(/written later/g)).toHaveLength(1);
  });

  it.each([
    ['nothing-there.md', 1, 'There is no file "nothing-there.md".'],
    ['- --format prose', 2, 'prose'],
    ['- --map 5=4,5=3', 2, '--map gives "5" as 4 and as 3.'],
    ['- --map Good=4 --map good=3', 2, '--map gives "good" as 4 and as 3.'],
    ['- --map good', 2, '"good" is not a word with a closeness from 1 to 7.'],
    [
      '-',
      1,
      '--on 2026-11-20\n  Neither its name nor its text says of which day it is. Today is proposed; write its own day there.',
    ],
  ])('explains what is wrong with: import %s', async (words, code, why) => {
    const run = await writer().run(`import ${words}`, { input: 'just some text\n' });
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(why);
  });

  it('points from a database to merge, and from a journal of a newer nearfar to an update', async () => {
    const me = writer();
    await me.run('write --felt 4 --no-passage');
    expect((await me.run(['import', join(me.folder, 'journal.db')])).stderr).toContain(
      'journal.db is a journal of nearfar itself.\nTo join it with this one, write merge in place of import.',
    );
    const { stderr } = await me.run('import -', { input: '{"schema": 99, "entries": []}' });
    expect(stderr).toContain('was written by a newer nearfar');
  });
});
