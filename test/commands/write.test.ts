import { describe, expect, it } from 'vitest';
import { CANCEL, ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const FLAGS = 'write --felt 3 --want 6 --their-move away --my-move space --practices passion,gesture --note -';

describe('nearfar write with the answers as flags', () => {
  it('saves the entry and prints the passage with its reason', async () => {
    const { code, out, stderr } = await writer().run(FLAGS, { input: 'left on read since lunch\n' });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Saved for Friday 20 November.\n' });
    expect(out).toMatch(/^A passage that may sit near this:/);
    expect(out.replace(/\s+/g, ' ')).toMatch(/(?:Because you wrote|For an evening) [^.]+\./);
  });

  it('prints one JSON object with the saved entry and the passage', async () => {
    const { out, stderr } = await writer().run(`${FLAGS} --json`, { input: 'left on read since lunch\n' });
    expect(stderr).toBe('');
    const printed = JSON.parse(out);
    expect(printed).toEqual({
      schema: 1,
      entry: {
        day: '2026-11-20',
        felt: 3,
        want: 6,
        their_move: 'away',
        my_move: 'space',
        practices: ['gesture', 'passion'],
        note: 'left on read since lunch',
        passage: printed.passage.id,
        logged_at: '2026-11-20T22:00:00.000Z',
        zone: 'Europe/Lisbon',
        updated_at: '2026-11-20T22:00:00.000Z',
      },
      hold: false,
      care: false,
      silent: false,
      passage: expect.objectContaining({
        id: expect.any(String),
        title: expect.any(String),
        text: expect.any(String),
        why: expect.any(String),
      }),
    });
  });

  it('keeps the draft of an interrupted session, and says so', async () => {
    const me = writer();
    await me.run('', { answers: [6, CANCEL] });
    const { stderr } = await me.run('write --felt 3 --no-passage');
    expect(stderr).toBe(
      'Saved for Friday 20 November.\nA draft of that day is kept too; nearfar write 2026-11-20 goes on with it.\n',
    );
    expect((await me.run('write', { answers: [ENTER, CANCEL] })).stderr).toMatch(/^A draft .* is kept/);
  });

  it('chooses no passage with --no-passage', async () => {
    const { out } = await writer().run('write --felt 3 --no-passage --json');
    expect(JSON.parse(out)).toEqual({
      schema: 1,
      entry: expect.not.objectContaining({ passage: expect.anything() }),
      passage: null,
      hold: false,
      care: false,
      silent: false,
    });
  });

  it.each([
    ['line endings', 'one\r\ntwo\n\nthree'],
    ['right-to-left text', 'היום היה רחוק, ובכל זאת'],
    ['emoji', 'ok 👩‍❤️‍👨 fine 🫠'],
    ['a tab and dashes', '\t--- # not a heading'],
  ])('saves a note with %s unchanged', async (_, note) => {
    const me = writer();
    await me.run('write --felt 4 --note - --no-passage', { input: note });
    expect(JSON.parse((await me.run('show --json')).out).entries[0].note).toBe(note);
  });

  it('changes the answers that are given and keeps the others when the day is already written', async () => {
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

  it.each([
    ['--felt 5', undefined, 'Changed what you wrote for Friday 20 November: felt 3 -> 5.'],
    [
      '--felt 5 --want 2 --their-move steady --note -',
      'and then he woke',
      'Changed what you wrote for Friday 20 November: felt 3 -> 5, wanted 2 added, their move away -> steady, note added.',
    ],
    [
      '--felt 3 --practices gesture,passion --my-move met',
      undefined,
      'Changed what you wrote for Friday 20 November: my move met added, practices gesture -> gesture and passion.',
    ],
    ['--felt 3', undefined, 'Nothing changed for Friday 20 November.'],
  ])('says what it changed on a written day: %s', async (flags, input, sentence) => {
    const me = writer();
    await me.run('write --felt 3 --their-move away --practices gesture');
    const { stderr } = await me.run(`write ${flags}`, input === undefined ? {} : { input });
    expect(stderr).toBe(`${sentence}\n`);
  });

  it('quotes no note that it changes', async () => {
    const me = writer();
    await me.run('write --felt 3 --note -', { input: 'the first' });
    expect((await me.run('write --felt 3 --note -', { input: 'the second' })).stderr).toBe(
      'Changed what you wrote for Friday 20 November: note changed.\n',
    );
  });

  it('leaves the passage of a written day alone, unless it is asked for one', async () => {
    const me = writer();
    const written = async (flags: string) => JSON.parse((await me.run(`write ${flags} --json`)).out);
    const first = await written('--felt 2 --want 6 --their-move away --my-move chased');
    const changed = await written('--felt 7 --want 7 --their-move closer --my-move met');
    expect(changed.passage).toBeNull();
    expect(changed.entry.passage).toBe(first.passage.id);
    const asked = await written('--felt 7 --passage');
    expect(asked.entry.passage).toBe(asked.passage.id);
    expect(asked.passage.id).not.toBe(first.passage.id);
  });

  it('marks an entry for three days ago as written later, but not one for yesterday', async () => {
    const me = writer();
    await me.run('write yesterday --felt 4 --no-passage');
    await me.run('write 3 days ago --felt 2 --no-passage');
    const { out } = await me.run('list');
    expect(out).toMatch(/17 November 2026 {2}\(written later\)/);
    expect(out).toMatch(/19 November 2026\n/);
  });

  it('chooses the same passage for the same answers and the same history', async () => {
    const runs = await Promise.all([1, 2].map(() => writer().run(`${FLAGS} --json`, { input: 'he went fishing' })));
    expect(runs[0]!.out).toBe(runs[1]!.out);
  });

  it('names the flags to give when there is no terminal', async () => {
    const { code, stderr } = await writer().run('write');
    expect(code).toBe(2);
    expect(stderr).toContain('--felt 3');
  });

  it('refuses other answers without --felt', async () => {
    const { code, stderr } = await writer().run('write --want 5', { answers: [] });
    expect(code).toBe(2);
    expect(stderr).toContain('--felt is missing');
  });
});

describe('flags on a written day', () => {
  it('change it without --felt, and are refused without it where nothing is written', async () => {
    const me = writer();
    const refused = await me.run('write --want 2');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--felt is missing');
    await me.run('write --felt 4 --no-passage');
    expect((await me.run('write --want 2')).stderr).toBe(
      'Changed what you wrote for Friday 20 November: wanted 2 added.\n',
    );
    expect(JSON.parse((await me.run('show --json')).out).entries[0]).toMatchObject({ felt: 4, want: 2 });
  });

  it.each([['none'], ['']])('take "%s" as none of the practices, and say so', async (none) => {
    const me = writer();
    await me.run('write --felt 4 --no-passage');
    const sentence = async (practices: string) => (await me.run(['write', '--practices', practices])).stderr;
    expect(await sentence(none)).toBe('Changed what you wrote for Friday 20 November: practices: none.\n');
    expect(JSON.parse((await me.run('show --json')).out).entries[0].practices).toEqual([]);
    expect(await sentence('gesture')).toContain(': practices none -> gesture.');
    expect(await sentence(none)).toContain(': practices gesture -> none.');
  });

  it('that change nothing make no version and no new stamp', async () => {
    const me = writer();
    await me.run('write --felt 4 --want 5 --no-passage');
    const before = (await me.run('show --json')).out;
    for (const flags of ['--felt 4', '--felt 4 --json', '--want 5'])
      await me.run(`write ${flags}`, { now: '2026-11-20T23:00:00Z' });
    expect((await me.run('show --json')).out).toBe(before);
    expect(JSON.parse((await me.run('history today --json')).out).versions).toHaveLength(1);
    await me.run('undo');
    expect(JSON.parse((await me.run('list --json')).out).entries).toEqual([]);
  });
});

it('history says what differs between versions that look alike', async () => {
  const me = writer();
  await me.run('write --felt 4 --no-passage');
  await me.run('write --practices none');
  expect((await me.run('history today')).out).toContain('  (practices answered with none of the three)\n');
});
