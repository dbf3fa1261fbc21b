import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import type { writer } from '../support/world.ts';
import { writerWithAnswers } from './writer-with-answers.ts';

describe('a book with own answers that was changed by hand', () => {
  async function changed(change: (book: string) => string, me: ReturnType<typeof writer> | null = null) {
    me ??= await writerWithAnswers();
    const book = (await me.run('export')).out;
    expect(change(book)).not.toBe(book);
    const folder = freshFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'journal.md'), change(book));
    const result = await me.run(['import', join(folder, 'journal.md')], { now: '2126-11-20T22:30:00Z' });
    const { entries } = JSON.parse((await me.run('show 2026-11-18 --json')).out);
    return { ...result, entry: entries[0] as Entry };
  }

  it('brings a changed, a new and a removed answer, and keeps the others', async () => {
    const { entry, stderr } = await changed((book) =>
      book.replace('**sleep:** 7.5 h', '**sleep:** 6,5').replace('**weather:** So-so', '**ran:** no'),
    );
    expect(stderr).toContain('Changed by hand, so what stands there counts: 2026-11-18.');
    expect(entry.own_answers).toEqual({
      dream: { kind: 'text', value: 'Tom on a train' },
      ran: { kind: 'yes-no', value: false },
      sleep: { kind: 'number', value: 6.5, unit: 'h' },
    });
  });

  it.each([
    ['8 h', { kind: 'number', value: 8, unit: 'h' }],
    ['no', { kind: 'yes-no', value: false }],
  ])('keeps the form of an answer to %s where its question has another one now', async (words, answer) => {
    const me = await writerWithAnswers();
    await me.run(['questions', 'add', 'sleep', '--kind', 'yes-no', '--text', 'Did you sleep?']);
    const { entry } = await changed((book) => book.replace('**sleep:** 7.5 h', `**sleep:** ${words}`), me);
    expect(entry.own_answers?.sleep).toEqual(answer);
  });

  it('keeps the answers below a line that is none any more', async () => {
    const { entry } = await changed((book) => book.replace('**sleep:** 7.5 h', '**sleep**: about eight'));
    expect(entry.note).toBe('**sleep**: about eight');
    expect(Object.keys(entry.own_answers ?? {})).toEqual(['dream', 'weather']);
  });

  it('keeps the answers below a text that was typed above them, and a note below', async () => {
    const { entry } = await changed((book) =>
      book
        .replace('**dream:**', 'It was too hot.\n\nFar too hot.\n\n**dream:**')
        .replace('So-so\n', 'So-so\n\nIt rained.\n'),
    );
    expect(entry.note).toBe('It was too hot.\n\nFar too hot.\n\nIt rained.');
    expect(Object.keys(entry.own_answers ?? {})).toEqual(['dream', 'sleep', 'weather']);
  });

  it('takes a tab before an answer for a blank', async () => {
    const { entry } = await changed((book) => book.replace('**sleep:** 7.5 h', '**sleep:**\t6 h'));
    expect(entry).not.toHaveProperty('note');
    expect(entry.own_answers?.sleep).toEqual({ kind: 'number', value: 6, unit: 'h' });
  });

  it('names the line of an answer that the question does not take', async () => {
    const { code, stderr } = await changed((book) => book.replace('**sleep:** 7.5 h', '**sleep:** well'));
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/Line \d+: "well" is no answer to "sleep"\. It takes a number, in h\.\n/),
    });
  });

  it('finds the day of a heading without a date by its answers, and takes all answers away where their lines are gone', async () => {
    const renamed = await changed((book) => book.replace('#### Wednesday 18 November', '#### A walk'));
    expect(renamed.entry).toMatchObject({ note: 'A walk', own_answers: { sleep: { value: 7.5 } } });
    const emptied = await changed((book) => book.replace(/\*\*dream[\s\S]*So-so\n/, ''));
    expect(emptied.entry).toMatchObject({ day: '2026-11-18', felt: 4 });
    expect(emptied.entry.own_answers).toBeUndefined();
  });

  it('takes a line about a question that is not known into the note', async () => {
    const { entry } = await changed((book) => book.replace('**sleep:** 7.5 h', '**sleep:** 7.5 h\n**tea:** two cups'));
    expect(entry.note).toBe('**tea:** two cups');
    expect(Object.keys(entry.own_answers ?? {})).toEqual(['dream', 'sleep', 'weather']);
  });
});

describe('a note of Obsidian with own answers', () => {
  it('has a property for each, which may be changed', async () => {
    const me = await writerWithAnswers();
    const folder = freshFolder();
    await me.run(['export', '--format', 'obsidian', '-o', folder, '--verify']);
    const path = join(folder, '2026-11-18.md');
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('\ndream: Tom on a train\nsleep: 7.5\nweather: So-so\n');
    writeFileSync(path, text.replace('sleep: 7.5', 'sleep: 8').replace('weather: So-so\n', ''));
    await me.run(['import', path, '--keep', 'theirs']);
    const { entries } = JSON.parse((await me.run('show 2026-11-18 --json')).out);
    expect(entries[0].own_answers).toEqual({
      dream: { kind: 'text', value: 'Tom on a train' },
      sleep: { kind: 'number', value: 8, unit: 'h' },
    });
  });
});

describe('a table with own answers for a spreadsheet', () => {
  it('has a comma in numbers where the country has, and comes back', async () => {
    const me = await writerWithAnswers();
    const path = join(freshFolder(), 'table.csv');
    const env = { LANG: 'de_DE.UTF-8' };
    const { code, stderr } = await me.run(['export', '--format', 'csv', '--excel', '-o', path, '--verify'], { env });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(readFileSync(path, 'utf8')).toContain(';7,5;');
  });
});
