import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

/** The command that a refusal prints, as it reads when pasted into a shell. */
function pasted(stderr: string): string[] {
  const line = stderr.split('\n').find((one) => one.startsWith('  nearfar import '));
  return (line ?? '').trim().split(' ').slice(1);
}

const fileOf = (name: string, content: string) => {
  const path = join(freshFolder(), name);
  writeFileSync(path, content);
  const changed = new Date('2026-03-02T21:00:00Z');
  utimesSync(path, changed, changed);
  return path;
};

describe('a file that does not say of which day it is', () => {
  it.each<[string, string, string, object]>([
    ['letter.txt', 'Soup.\n', '2026-03-02', { note: 'Text\nletter\nSoup.' }],
    ['letter', 'Soup.\n', '2026-03-02', { note: 'Text\nletter\nSoup.' }],
    ['plan.md', '---\nmood: good\n---\nSoup.\n', '2026-03-02', { felt: 6, note: 'Text: mood good\nplan\nSoup.' }],
    ['letter.txt', '7 March 2026\n\nSoup.\n', '2026-03-07', { note: 'Text\nletter\n7 March 2026\n\nSoup.' }],
    [
      'letter.md',
      'Date: 2 March 2026\nMood: good\n\nSoup.\n',
      '2026-03-02',
      { note: 'Text\nletter\nDate: 2 March 2026\nMood: good\n\nSoup.' },
    ],
    ['letter.md', '[[Anna]] came.\n', '2026-03-02', { note: expect.stringContaining('Anna') }],
    ['letter', '[ ] Soup.\n', '2026-03-02', { note: 'Text\nletter\n[ ] Soup.' }],
    ['letter', '{tired} Soup.\n', '2026-03-02', { note: 'Text\nletter\n{tired} Soup.' }],
    [
      'letter.txt',
      'Subject: us\nI: he came late\n',
      '2026-03-02',
      { note: 'Text\nletter\nSubject: us\nI: he came late' },
    ],
    ['a.json', '{"mood":"good","text":"Soup."}', '2026-03-02', { felt: 6, note: 'Text: mood good\nSoup.' }],
    ['a.json', '["Soup.","Rain."]', '2026-03-02', { note: 'Text:\nSoup.\n\nText:\nRain.' }],
  ])('comes in by the line that is proposed: %s %s', async (name, content, day, entry) => {
    const me = writer();
    const refused = await me.run(['import', fileOf(name, content)]);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(`--on ${day}\n`) });
    expect(await me.run(pasted(refused.stderr))).toMatchObject({ code: 0 });
    expect(JSON.parse((await me.run('list --json')).out).entries).toMatchObject([{ day, ...entry }]);
  });

  it('takes the day in words, also for all rows of a table', async () => {
    const me = writer();
    await me.run('import - --on yesterday', { input: 'mood,note\ngood,Soup.\nbad,Rain.\n' });
    expect(JSON.parse((await me.run('list --json')).out).entries).toMatchObject([{ day: '2026-11-19', felt: 4 }]);
  });

  it.each([
    ['a.csv', 'date,mood\n2026-03-02,good\n'],
    ['2026-03-02.md', 'Soup.\n'],
    ['a.txt', '[2026-03-02 09:00] Soup.\n'],
  ])('is not given another day than it says itself: %s', async (name, content) => {
    const run = await writer().run(['import', fileOf(name, content), '--on', '2026-03-05']);
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining('says itself of which days it is') });
  });

  it.each([
    ['moods.csv', 'Mood\nneutral\nneutral\nanxious\nhappy\n'],
    ['moods.txt', 'happy\nso so\n\u00fcbel\nat ease\n\u{1f600} glad\n'],
  ])('has no day proposed for a list of words, and what was looked for is said: %s', async (name, content) => {
    const path = fileOf(name, content);
    const me = writer();
    const { code, stderr } = await me.run(['import', path]);
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        `${name} holds a list of words, a line each, and no day.\nLooked for: a day in its name`,
      ),
    });
    expect(stderr).toContain(`nearfar import ${path} --on today`);
    expect((await me.run(['import', path, '--on', 'today', '--notes-only'])).stderr).toContain('1 new.');
  });

  it.each([
    'Soup.\nRain.\nTea.\nBed.\nHe called.\n',
    '- milk\n- bread\n- tea\n- rice\n- soap\n',
    'Soup\nRain\nTea\n',
    '\u4eca\u65e5\u306f\u6674\u308c\n'.repeat(5),
    'We walked\nby the river until it was dark\nand said\nvery little\nto each other\n',
  ])('has a day proposed for what somebody wrote: %j', async (content) => {
    expect((await writer().run(['import', fileOf('a.txt', content)])).stderr).toContain('--on ');
    expect((await writer().run(['import', fileOf('a.txt', content)])).stderr).not.toContain('list of words');
  });

  it('has no one day where several files are given', async () => {
    const folder = join(fileOf('a.md', 'Soup.\n'), '..');
    for (const text of ['Rain.\n', '---\ndate: 2026-03-02\n---\nRain.\n']) {
      writeFileSync(join(folder, 'b.md'), text);
      for (const flags of [[], ['--format', 'daily-notes', '--notes-only']])
        expect(await writer().run(['import', folder, '--on', '2026-03-05', ...flags])).toMatchObject({
          code: 1,
          stderr:
            'nearfar: --on takes one file, and here are 2.\nGive each by itself with its own --on, or name it after its day, such as 2026-03-02.md. Nothing was brought in.\n',
        });
    }
  });
});

const entriesOf = async (input: string, ...flags: string[]) => {
  const me = writer();
  expect((await me.run(['import', '-', ...flags], { input })).stderr).toContain('1 new.');
  return JSON.parse((await me.run('list --json')).out).entries;
};

describe('a list of records within an object', () => {
  it('is the table, though the object has a date and a note of its own', async () => {
    const input = '{"export":"2026-11-20","note":"all","days":[{"when":"2026-03-02","mood":"good","text":"Soup."}]}';
    expect(await entriesOf(input, '--columns', 'day=when')).toMatchObject([{ day: '2026-03-02', felt: 6 }]);
  });
});

describe('a JSON without a list of records', () => {
  it.each([
    '{"date":"2026-03-02","mood":"good","text":"Soup.","tags":[{"name":"rain"}]}',
    '{"entry":{"date":"2026-03-02","text":"Soup.","mood":{"name":"good"}}}',
  ])('is read as the one record that it is: %s', async (input) => {
    expect(await entriesOf(input)).toMatchObject([{ day: '2026-03-02', felt: 6 }]);
  });

  it('has the days of its texts where every one begins with it', async () => {
    const me = writer();
    await me.run('import - --notes-only', { input: '["2026-03-02: Soup.","2026-03-03 21:15 - Rain."]' });
    expect(JSON.parse((await me.run('list --json')).out).entries).toMatchObject([
      { day: '2026-03-02', note: 'Table:\nSoup.' },
      { day: '2026-03-03', note: 'Table:\nRain.' },
    ]);
  });
});

describe('two texts that come in for one day by --on', () => {
  const PAIRS: readonly [string, string, string][] = [
    ['o.txt', 'Soup.\n', 'Rain.\n'],
    ['a.csv', 'mood,note\ngood,Soup.\n', 'mood,note\nbad,Rain.\n'],
    ['a.json', '{"mood":"good","text":"Soup."}', '{"mood":"bad","text":"Rain."}'],
    ['a.json', '["Soup."]', '["Rain."]'],
  ];
  const bring = (me: ReturnType<typeof writer>, name: string, content: string, ...flags: string[]) =>
    me.run(['import', fileOf(name, content), '--on', '2026-03-05', ...flags]);
  const noteOf = async (me: ReturnType<typeof writer>) => JSON.parse((await me.run('list --json')).out).entries[0].note;

  it.each(PAIRS)('are not versions of each other, so that the first stays: %s %s', async (name, first, second) => {
    const me = writer();
    await bring(me, name, first, '--notes-only');
    const again = await bring(me, name, second, '--notes-only');
    expect(again.stderr).toContain('0 new, 1 kept as you have them.');
    expect(again.stderr).toContain('--keep both-notes joins the two');
    expect(await noteOf(me)).toContain('Soup.');
    expect((await bring(me, name, first, '--notes-only')).stderr).toContain('0 new, 1 the same.');
    expect((await bring(me, name, second, '--notes-only', '--keep', 'both-notes')).stderr).toContain('1 joined');
    expect(await noteOf(me)).toMatch(/Soup\.[\s\S]*Rain\./);
    expect((await bring(me, name, second, '--notes-only')).stderr).toContain('0 new, 1 left unchanged.');
  });

  it.each([
    ['2026-03-05.md', 'Rain.\n'],
    ['b.csv', 'date,mood,note\n2026-03-05,bad,Rain.\n'],
    ['b.json', '[{"date":"2026-03-05","text":"Rain."}]'],
    [
      'b.json',
      '{"metadata":{},"entries":[{"creationDate":"2026-03-05T12:00:00Z","modifiedDate":"2026-03-05T12:00:00Z","text":"Rain."}]}',
    ],
  ])('and a dated file after them does not replace the first either: %s', async (name, dated) => {
    for (const [one, first] of [
      ['o.txt', 'Soup.\n'],
      ['a.csv', 'mood,note\ngood,Soup.\n'],
    ] as const) {
      const me = writer();
      await bring(me, one, first, '--notes-only');
      const after = await me.run(['import', fileOf(name, dated), '--notes-only']);
      expect(after.stderr).toContain('0 new, 1 kept as you have them.');
      expect(await noteOf(me)).toContain('Soup.');
      await me.run(['import', fileOf(name, dated), '--notes-only', '--keep', 'both-notes']);
      expect(await noteOf(me)).toMatch(/Soup\.[\s\S]*Rain\./);
    }
  });

  it('are one where the second goes on from the first', async () => {
    const me = writer();
    await bring(me, 'o.txt', 'Soup.\n', '--notes-only');
    const again = await bring(me, 'o.txt', 'Soup.\n\nRain.\n', '--notes-only');
    expect(again.stderr).toContain('0 new, 1 updated');
    expect(await noteOf(me)).toBe('Text\nSoup.\n\nRain.');
  });

  it('are told apart in a dry run too', async () => {
    const me = writer();
    await bring(me, 'o.txt', 'Soup.\n', '--notes-only');
    expect((await bring(me, 'p.txt', 'Rain.\n', '--notes-only', '--dry-run')).out).toMatch(/^different /);
  });
});

describe('texts of which some hold a date', () => {
  it.each([
    [
      '["2026-03-02: we danced","Rain.","2026-03-04: soup"]',
      '2 of the 3 texts hold a date, such as "2026-03-02: we danced"',
    ],
    ['["2 March 2026: we danced","Rain."]', '1 of the 2 texts holds a date, such as "2 March 2026: we danced"'],
    ['["Rain, as on 2026-03-02.","Soup."]', '1 of the 2 texts holds a date, such as "Rain, as on 2026-03-02."'],
    [
      '{"mood":"good","text":"Rain, as on 02.03.2026."}',
      'Its text holds a date ("Rain, as on 02.03.2026."), but nothing says of which day it is.',
    ],
  ])('are not said to be of no day, and no day is proposed: %s', async (input, sentence) => {
    const me = writer();
    const { code, stderr } = await me.run('import - --notes-only', { input });
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('None of the');
    expect(stderr).not.toMatch(/--on \d/);
    expect(await me.run('import - --notes-only --on 2026-03-05', { input })).toMatchObject({ code: 0 });
  });
});

it('joins by --keep both-notes what an import before kept out', async () => {
  const me = writer();
  const input = '[{"date":"2026-03-05","note":"Rain."}]';
  await me.run('import - --format jsonl', { input: '{"day":"2026-03-05","note":"Soup."}' });
  expect((await me.run('import - --notes-only', { input })).stderr).toContain('1 kept as you have them.');
  expect((await me.run('import - --notes-only --keep both-notes', { input })).stderr).toContain('1 joined');
  expect((await me.run('import - --notes-only --keep both-notes', { input })).stderr).not.toContain('1 joined');
  expect(JSON.parse((await me.run('list --json')).out).entries).toMatchObject([{ note: 'Soup.\n\nTable:\nRain.' }]);
});
