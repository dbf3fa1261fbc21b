import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CANCEL, ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const FLAGS = 'write --felt 3 --want 6 --their-move away --my-move space --practices passion,gesture --note -';

describe('writing with the answers as flags', () => {
  it('saves the entry and prints the passage with its reason', async () => {
    const { code, out, stderr } = await writer().run(FLAGS, { input: 'left on read since lunch\n' });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Saved for Friday 20 November.\n' });
    expect(out).toMatch(/^A passage that may sit near this:/);
    expect(out.replace(/\s+/g, ' ')).toMatch(/Because you wrote .*felt 3, wanted 6\./);
  });

  it('prints one JSON object with the saved entry and the passage', async () => {
    const { out, stderr } = await writer().run(`${FLAGS} --json`, { input: 'left on read since lunch\n' });
    expect(stderr).toBe('');
    const answer = JSON.parse(out);
    expect(answer).toEqual({
      schema: 1,
      entry: {
        day: '2026-11-20',
        felt: 3,
        want: 6,
        their_move: 'away',
        my_move: 'space',
        practices: ['gesture', 'passion'],
        note: 'left on read since lunch',
        passage: answer.passage.id,
        logged_at: '2026-11-20T22:00:00.000Z',
        zone: 'Europe/Lisbon',
        updated_at: '2026-11-20T22:00:00.000Z',
      },
      hold: false,
      passage: expect.objectContaining({
        id: expect.any(String),
        title: expect.any(String),
        text: expect.any(String),
        why: expect.stringContaining('felt 3'),
      }),
    });
  });

  it('keeps the draft of an evening that was left, and says so', async () => {
    const me = writer();
    await me.run('', { answers: [6, CANCEL] });
    const { stderr } = await me.run('write --felt 3 --no-passage');
    expect(stderr).toBe(
      'Saved for Friday 20 November.\nA draft of that day is kept too; nearfar write 2026-11-20 goes on with it.\n',
    );
    expect((await me.run('write', { answers: [ENTER, CANCEL] })).stderr).toMatch(/^A draft .* is kept/);
  });

  it('chooses no passage when told so', async () => {
    const { out } = await writer().run('write --felt 3 --no-passage --json');
    expect(JSON.parse(out)).toEqual({
      schema: 1,
      entry: expect.not.objectContaining({ passage: expect.anything() }),
      passage: null,
      hold: false,
    });
  });

  it.each([
    ['line ends', 'one\r\ntwo\n\nthree'],
    ['right-to-left text', 'היום היה רחוק, ובכל זאת'],
    ['emoji', 'ok 👩‍❤️‍👨 fine 🫠'],
    ['a tab and dashes', '\t--- # not a heading'],
  ])('keeps %s as they were', async (_, note) => {
    const me = writer();
    await me.run('write --felt 4 --note - --no-passage', { input: note });
    expect(JSON.parse((await me.run('show --json')).out).entries[0].note).toBe(note);
  });

  it('changes what is given and keeps the rest when the day is written already', async () => {
    const me = writer();
    await me.run(FLAGS, { input: 'a note' });
    await me.run('write --felt 5', { now: '2026-11-20T23:30:00Z' });
    expect(JSON.parse((await me.run('show --json')).out).entries[0]).toMatchObject({
      felt: 5,
      want: 6,
      note: 'a note',
      logged_at: '2026-11-20T22:00:00.000Z',
      updated_at: '2026-11-20T23:30:00.000Z',
    });
  });

  it('writes yesterday without a mark, and an older day as written later', async () => {
    const me = writer();
    await me.run('write yesterday --felt 4 --no-passage');
    await me.run('write 3 days ago --felt 2 --no-passage');
    const { out } = await me.run('list');
    expect(out).toMatch(/17 November 2026 {2}\(written later\)/);
    expect(out).toMatch(/19 November 2026\n/);
  });

  it('gives the same passage for the same evening and the same past', async () => {
    const answers = await Promise.all([1, 2].map(() => writer().run(`${FLAGS} --json`, { input: 'he went fishing' })));
    expect(answers[0]!.out).toBe(answers[1]!.out);
  });

  it('asks for the flags where there is no terminal', async () => {
    const { code, stderr } = await writer().run('write');
    expect(code).toBe(2);
    expect(stderr).toContain('--felt 3');
  });

  it('asks for felt when the other answers are given', async () => {
    const { code, stderr } = await writer().run('write --want 5', { answers: [] });
    expect(code).toBe(2);
    expect(stderr).toContain('--felt is missing');
  });
});

describe('importing', () => {
  const sample = join(import.meta.dirname, '../samples/journal-a.jsonl');

  it('brings in a whole journal, and nothing more the second time', async () => {
    const me = writer();
    expect((await me.run(['import', sample])).stderr).toMatch(/^120 new\.$/m);
    expect((await me.run(['import', sample])).stderr).toMatch(/^0 new, 120 the same\.$/m);
    const lines = readFileSync(sample, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(JSON.parse((await me.run('list --json')).out).entries).toEqual(lines);
  });

  it('brings in nothing when one line is wrong', async () => {
    const me = writer();
    const { code, stderr } = await me.run('import -', {
      input: '{"day":"2026-03-02","felt":4}\n{"day":"2026-03-03","felt":8}\n',
    });
    expect(code).toBe(1);
    expect(stderr).toContain('Line 2: "felt" is 8; it has to be a whole number from 1 to 7.');
    expect(JSON.parse((await me.run('list --json')).out).entries).toEqual([]);
  });

  it('lets the newer version of a day win and leaves an older one aside', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    const line = (felt: number, updated_at?: string) => JSON.stringify({ day: '2026-11-20', felt, updated_at });
    expect((await me.run('import -', { input: line(5) })).stderr).toContain('1 left unchanged');
    expect((await me.run('import -', { input: line(6, '2026-11-20T23:00:00+00:00') })).stderr).toContain('1 newer');
    expect(JSON.parse((await me.run('show --json')).out).entries[0].felt).toBe(6);
  });
});

describe('reading', () => {
  const sample = join(import.meta.dirname, '../samples/journal-b.jsonl');

  async function withSample() {
    const me = writer({ now: '2026-02-22T22:00:00Z' });
    await me.run(['import', sample]);
    const days = async (words: string) =>
      JSON.parse((await me.run(`list ${words} --json`)).out).entries.map((entry: { day: string }) => entry.day);
    return { me, days };
  }

  it('lists the newest few, oldest first', async () => {
    const { days } = await withSample();
    expect(await days('-2')).toEqual(['2026-02-21', '2026-02-22']);
    expect(await days('-n 2 --reverse')).toEqual(['2026-02-22', '2026-02-21']);
  });

  it('lists between two days, both included', async () => {
    const { days } = await withSample();
    expect(await days('--from 2025-10-06 --to 2025-10-08')).toEqual(['2025-10-06', '2025-10-07', '2025-10-08']);
    expect(await days('--from 2025-10-06 --until 2025-10-07')).toEqual(['2025-10-06', '2025-10-07']);
    expect((await days('--on 2025-W41')).every((day: string) => day >= '2025-10-06' && day <= '2025-10-12')).toBe(true);
  });

  it('finds a word in a note whatever its case', async () => {
    const { me } = await withSample();
    const { out } = await me.run('list --contains RAKED --json');
    expect(JSON.parse(out).entries).toEqual([expect.objectContaining({ note: expect.stringContaining('Raked') })]);
  });

  it('finds nothing with an empty list, and that is fine', async () => {
    const { me } = await withSample();
    expect(await me.run('list --contains xyzzy --json')).toMatchObject({
      code: 0,
      out: '{\n  "schema": 1,\n  "entries": []\n}\n',
    });
    expect(await me.run('list --contains xyzzy')).toMatchObject({
      code: 0,
      out: '',
      stderr: 'Nothing is written there.\n',
    });
  });

  it('shows the newest written day when none is named', async () => {
    const { me } = await withSample();
    expect((await me.run('show')).out).toContain('Sunday 22 February 2026');
    expect((await me.run('show 2025-10-06')).out).toContain('Monday 6 October 2025');
  });

  it('says with the exit code whether today is written', async () => {
    const me = writer();
    expect(await me.run('status -q')).toMatchObject({ code: 3, out: '', stderr: '' });
    await me.run('write --felt 4 --no-passage');
    expect(await me.run('status -q')).toMatchObject({ code: 0, out: '', stderr: '' });
  });
});
