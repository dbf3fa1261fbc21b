import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';
import { writerWithAnswers } from './writer-with-answers.ts';

describe('answers in words', () => {
  it('are found and marked by search, and by --contains, as the labels of choices are', async () => {
    const me = await writerWithAnswers();
    expect((await me.run('search train')).out).toContain('dream: Tom on a [train]\n');
    expect((await me.run('search so-so')).out).toMatch(/weather: \[So-so\]\n$/);
    expect((await me.run('search so-so')).out).not.toMatch(/\n\n/);
    const { entries } = JSON.parse((await me.run('search so-so --json')).out);
    expect(entries).toMatchObject([{ day: '2026-11-18', answer_spans: { weather: [[0, 5]] } }]);
    const days = async (words: string) =>
      JSON.parse((await me.run(['list', '--json', '--contains', words])).out).entries.map(({ day }: Entry) => day);
    expect([await days('TOM'), await days('so-so'), await days('kind')]).toEqual([['2026-11-18'], ['2026-11-18'], []]);
  });

  it('are left out with the notes, and names are blacked out in them', async () => {
    const me = await writerWithAnswers();
    const answers = async (flags: string) =>
      JSON.parse((await me.run(`export --format json ${flags}`)).out).entries.map(({ own_answers = {} }: Entry) =>
        Object.values(own_answers).map(({ value }) => value),
      );
    expect(await answers('--no-notes')).toEqual([[7.5, 'So-so'], [true]]);
    expect(await answers('--redact Tom')).toEqual([['▇▇▇ on a train', 7.5, 'So-so'], [true]]);
    expect(await answers('--redact sleep')).toEqual([['Tom on a train', 'So-so'], [true]]);
    expect(await answers('--numbers-only')).toEqual([[], []]);
    const { out } = await me.run('export --format csv --no-notes');
    expect(out.split('\n', 1)[0]).toMatch(/,late,"sleep \(number, h\)",ran \(yes-no\),weather \(choice\),nearfar$/);
  });
});

describe('a question that is called by a name', () => {
  it('is not named in the order of the questions, asked or hidden', async () => {
    const me = writer();
    for (const name of ['tom', 'anna', 'slept'])
      await me.run(['questions', 'add', name, '--kind', 'yes-no', '--text', 'Was it so?']);
    await me.run('settings questions felt slept anna');
    await me.run('write --felt 4 --no-passage');
    expect((await me.run('export --format json')).out).toMatch(/"tom"/);
    const { out } = await me.run('export --format json --redact Tom Anna');
    expect(out).toContain('"slept"');
    expect(out).not.toMatch(/tom|anna/i);
  });

  it.each(['o-hara', 'ohara'])('is left out if it has no room for the apostrophe of the name: %s', async (name) => {
    const me = writer();
    await me.run(['questions', 'add', name, '--kind', 'yes-no', '--text', 'Was it so?']);
    await me.run(['write', '--felt', '4', '--answer', `${name}=yes`, '--no-passage']);
    expect((await me.run('export --format json')).out).toContain(name);
    expect((await me.run(['export', '--format', 'json', '--redact', "O'Hara"])).out).not.toMatch(/hara/);
    expect((await me.run(['report', '--redact', "O'Hara"])).out).not.toMatch(/hara/);
  });
});

describe('a name in the unit of numbers', () => {
  it.each(['json', 'markdown', 'csv', 'jrnl', 'obsidian'])('is blacked out in %s', async (format) => {
    const me = writer();
    await me.run(['questions', 'add', 'calls', '--kind', 'number', '--text', 'How many?', '--unit', 'to Anna']);
    await me.run('write --felt 4 --answer calls=2 --no-passage');
    await me.run(['questions', 'remove', 'calls', '--yes']);
    await me.run(['questions', 'add', 'calls', '--kind', 'number', '--text', 'How many?', '--unit', 'to Tom']);
    await me.run('write yesterday --felt 4 --answer calls=3 --no-passage');
    const path = join(freshFolder(), 'out');
    const folder = format === 'obsidian' ? [] : ['--split', 'year'];
    const { code, stderr } = await me.run([
      ...['export', '--format', format, ...folder, '--redact', 'Anna', 'Tom', '-o', path, '--verify'],
    ]);
    expect([stderr, code]).toEqual([expect.anything(), 0]);
    const text = readdirSync(path)
      .map((name) => readFileSync(join(path, name), 'utf8'))
      .join('\n');
    expect(text).not.toMatch(/anna|tom/i);
    const numbers = await entriesOf(path);
    expect(numbers).toEqual([3, 2]);
  });

  const entriesOf = async (path: string) => {
    const other = writer();
    await other.run(['import', path]);
    return JSON.parse((await other.run('list --json')).out).entries.map(
      ({ own_answers }: Entry) => own_answers?.calls?.value,
    );
  };
});
