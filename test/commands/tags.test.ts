import { describe, expect, it } from 'vitest';
import { addOwnQuestions } from '../support/own-questions.ts';
import { writer } from '../support/world.ts';

it('nearfar tags counts the days of each tag, most frequent first', async () => {
  const me = writer();
  const entries = [
    { day: '2026-11-17', felt: 2, note: 'sent @Fred four messages about the garden #work' },
    { day: '2026-11-18', felt: 3, note: 'gardening alone, #work again' },
    { day: '2026-11-19', felt: 6, note: 'the café with @fred' },
  ];
  await me.run('import -', { input: entries.map((entry) => JSON.stringify(entry)).join('\n') });
  expect((await me.run('tags')).out).toBe('#work  2 days\n@fred  2 days\n');
  expect((await me.run('tags --on 2026-11-19')).out).toBe('@fred  1 day\n');
  expect(JSON.parse((await me.run('tags --json')).out).tags).toEqual([
    { tag: '#work', days: 2 },
    { tag: '@fred', days: 2 },
  ]);
});

describe('tags in answers to own questions', () => {
  async function withDreams() {
    const me = writer();
    await addOwnQuestions(me, ['dream', 'sleep']);
    await me.run('questions add place --kind choice --text Where? --choices #work,home');
    await me.run('write 2026-11-18 --felt 3 --note - --no-passage', { input: 'late again #work' });
    await me.run('write 2026-11-19 --felt 3 --answer dream=- --answer sleep=4 --no-passage', {
      input: 'the #work lift, and @fred',
    });
    await me.run('write 2026-11-20 --felt 3 --note - --no-passage', { input: '#work/late with @fred' });
    await me.run('edit 2026-11-20 --answer dream=-', { input: 'of #work/late once more' });
    return me;
  }
  const daysOf = async (me: ReturnType<typeof writer>, words: string) =>
    (await me.run(`${words} --oneline`)).out.match(/2026-11-\d\d/g) ?? [];

  it('are counted, each once a day, and found by --tag and search as they are counted', async () => {
    const me = await withDreams();
    expect((await me.run('tags')).out).toBe('#work       2 days\n@fred       2 days\n#work/late  1 day\n');
    expect(await daysOf(me, 'list --tag work')).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
    expect(await daysOf(me, 'list --tag @fred')).toEqual(['2026-11-19', '2026-11-20']);
    expect(JSON.parse((await me.run('search #work --json')).out).found).toBe(3);
    expect(JSON.parse((await me.run('search @fred --json')).out).found).toBe(2);
  });

  it('are none in the label of a choice, which is part of its question', async () => {
    const me = await withDreams();
    await me.run('edit 2026-11-18 --answer place=#work');
    expect((await me.run('tags --on 2026-11-18')).out).toBe('#work  1 day\n');
    await me.run('edit 2026-11-19 --answer place=#work --answer dream=');
    expect((await me.run('tags --on 2026-11-19')).stderr).toContain('There is no tag yet');
    expect(await daysOf(me, 'list --tag work')).toEqual(['2026-11-18', '2026-11-20']);
  });

  it('are renamed with those in notes, as one step', async () => {
    const me = await withDreams();
    const before = (await me.run('list --json')).out;
    expect((await me.run('tags --rename work office')).stderr).toBe(
      'work is now office on 3 days. nearfar undo takes it back.\n',
    );
    expect((await me.run('tags')).out).toBe('#office       2 days\n@fred         2 days\n#office/late  1 day\n');
    const { entries } = JSON.parse((await me.run('list --json')).out);
    expect(entries.map(({ note, own_answers }: Record<string, unknown>) => [note, own_answers])).toEqual([
      ['late again #office', undefined],
      [
        undefined,
        { dream: { kind: 'text', value: 'the #office lift, and @fred' }, sleep: { kind: 'scale', value: 4 } },
      ],
      ['#office/late with @fred', { dream: { kind: 'text', value: 'of #office/late once more' } }],
    ]);
    await me.run('undo');
    expect((await me.run('list --json')).out).toBe(before);
  });

  it('are warned of when a new name is there already', async () => {
    const me = await withDreams();
    expect((await me.run('tags --rename work fred --dry-run')).stderr).toContain('work would become fred on 3 days.');
    expect((await me.run('tags --rename work @fred --dry-run')).stderr).toContain('@fred is on 2 days already');
  });
});

describe('nearfar tags --rename', () => {
  async function withTags() {
    const me = writer();
    const entries = [
      { day: '2026-11-17', felt: 2, note: 'a long day #Work/late' },
      { day: '2026-11-18', felt: 3, note: 'walked with @fred, #work again' },
      { day: '2026-11-19', felt: 6, note: '#job and nothing else' },
      { day: '2026-11-20', felt: 6, note: 'my work' },
    ];
    await me.run('import -', { input: entries.map((entry) => JSON.stringify(entry)).join('\n') });
    const notes = async () =>
      JSON.parse((await me.run('list --json')).out).entries.map(({ note }: { note: string }) => note);
    return { me, notes, before: entries.map(({ note }) => note) };
  }

  it('renames the tag and what is nested in it, and undo takes all of it back at once', async () => {
    const { me, notes, before } = await withTags();
    expect(await me.run('tags --rename work office')).toMatchObject({
      code: 0,
      out: '',
      stderr: 'work is now office on 2 days. nearfar undo takes it back.\n',
    });
    expect(await notes()).toEqual([
      'a long day #office/late',
      'walked with @fred, #office again',
      '#job and nothing else',
      'my work',
    ]);
    expect((await me.run('list --tag office --oneline')).out.trim().split('\n')).toHaveLength(2);
    expect((await me.run('search work --json')).out).toContain('"found": 1');
    expect((await me.run('undo')).stderr).toBe('Took back the change of 2 days.\n');
    expect(await notes()).toEqual(before);
  });

  it('with --dry-run lists the days, says what would be joined, and changes nothing', async () => {
    const { me, notes, before } = await withTags();
    expect(await me.run('tags --rename #work job --dry-run')).toMatchObject({
      out: '2026-11-17\n2026-11-18\n',
      stderr:
        '#work would become job on 2 days. job is on 1 day already: they would become one tag. Nothing was changed.\n',
    });
    expect(await notes()).toEqual(before);
  });

  it('joins a tag that is there already only when that is agreed to', async () => {
    const { me, notes, before } = await withTags();
    expect(await me.run('tags --rename work job')).toMatchObject({ code: 2 });
    const no = await me.run('tags --rename work job', { answers: ['n'] });
    expect(no.stderr).toContain('It is as it was.');
    expect(await notes()).toEqual(before);
    await me.run('tags --rename work job', { answers: ['y'] });
    expect((await me.run('tags')).out).toBe('#job       2 days\n#job/late  1 day\n@fred      1 day\n');
    await me.run('undo');
    await me.run('tags --rename work job --yes --from 2026-11-18');
    expect((await notes())[0]).toBe('a long day #Work/late');
  });

  it('refuses what is no tag, and says where nothing is to rename', async () => {
    const { me } = await withTags();
    for (const wrong of [
      '--rename',
      '--rename work',
      '--rename a b c',
      '--rename work 3',
      '--rename work fff',
      '--yes',
      '--rename a b --json',
    ])
      expect(await me.run(`tags ${wrong}`), wrong).toMatchObject({ code: 2 });
    expect(await me.run('tags --rename play game')).toMatchObject({
      code: 0,
      stderr: 'There is no tag play to rename.\n',
    });
  });
});
