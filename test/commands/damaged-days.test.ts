import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withJournal } from '../../src/journal/open.ts';
import { writer } from '../support/world.ts';

/** How each of the two indexes of days begins a row before its day. */
const INDEXES = { days: '!\x01', numbers: '\x08\x01' } as const;

/** A writer of two days, with one byte changed in the day of the second one, in one index alone. */
async function writerWithDamagedIndex(byte: number, value: string, index: keyof typeof INDEXES = 'days') {
  const me = writer();
  await me.run('write 2026-11-18 --felt 3 --no-passage');
  await me.run('write 2026-11-19 --felt 4 --note - --no-passage', { input: 'hello' });
  const path = join(me.folder, 'journal.db');
  const bytes = readFileSync(path);
  const before = INDEXES[index];
  const at = bytes.indexOf(`${before}2026-11-19`, 0, 'latin1');
  if (at < 0) throw new Error('The index has no such day.');
  bytes.write(value, at + before.length - 2 + byte, 'latin1');
  writeFileSync(path, bytes);
  return me;
}

const NOW = '2026-11-20T22:00:00.000Z';
const DAMAGED = 'journal.db is damaged: an index in it was changed on the disk.';

describe('an index of days that was changed on the disk', () => {
  it.each([
    ['is no day any more', 5, ' '],
    ['is another day, out of its order', 5, '5'],
  ])('is told of by an export and ends it where a day %s', async (_, byte, value) => {
    const me = await writerWithDamagedIndex(byte, value);
    for (const words of ['export --format json', 'export', 'export --format csv']) {
      const { code, stderr } = await me.run(words);
      expect([words, code, stderr]).toEqual([words, 1, expect.stringContaining(DAMAGED)]);
      expect(stderr).toMatch(/nearfar restore .* nearfar doctor --salvage /s);
    }
  });

  it('is told of where a week, a month or the days are shown', async () => {
    const me = await writerWithDamagedIndex(5, ' ');
    for (const words of ['week', 'month', 'list', 'list --from 2026-11-19']) {
      const { code, stderr } = await me.run(words);
      expect([words, code, stderr]).toEqual([words, 1, expect.stringContaining(DAMAGED)]);
    }
  });

  const DAY = '2026-11-19';
  const ONE_DAY = [`show ${DAY}`, `edit ${DAY}`, `rm ${DAY} --yes`, `write ${DAY} --want 2`];
  const SEVERAL = [
    ...[`list --from ${DAY}`, 'list -1', 'list -1 --felt 4', 'list --felt 4'],
    ...[`search hello --from ${DAY}`, `export --from ${DAY}`],
    ...['week', 'month', 'year', 'trends', 'report'],
  ];
  const CHANGES: [what: string, byte: number, value: string][] = [
    ['no day', 5, ' '],
    ['an earlier one', 5, '1'],
    ['a later one', 10, '2'],
    ['a much later one', 2, '9'],
    ['no text', 2, '\xff'],
  ];

  it.each(CHANGES)('never lets a day be left out or called unwritten where it is %s in it', async (_, byte, value) => {
    for (const index of ['days', 'numbers'] as const) {
      const me = await writerWithDamagedIndex(byte, value, index);
      for (const words of [...(index === 'days' ? ONE_DAY : []), ...SEVERAL]) {
        const { code, stderr } = await me.run(words);
        expect([index, words, code, stderr]).toEqual([index, words, 1, expect.stringContaining(DAMAGED)]);
      }
    }
  });

  it('never takes one day for another where it names the row of that', async () => {
    const me = await writerWithDamagedIndex(12, '\x01');
    for (const words of [...ONE_DAY, `move ${DAY} 2026-11-17`, ...SEVERAL]) {
      const { code, stderr } = await me.run(words);
      expect([words, code, stderr]).toEqual([words, 1, expect.stringContaining(DAMAGED)]);
    }
    expect((await me.run('show 2026-11-18')).out).toContain('Wednesday 18 November');
  });

  it('changes nothing that is told of a day without a number, of which another index tells a number', async () => {
    const me = writer();
    await me.run('write 2026-11-18 --felt 3 --no-passage');
    await me.run('import - --format jsonl', { input: '{"day":"2026-11-19","note":"hello"}\n' });
    const commands = ['month', 'year', 'week', 'trends', 'list'];
    const tell = () => Promise.all(commands.map(async (words) => (await me.run(words)).out));
    const told = await tell();
    const path = join(me.folder, 'journal.db');
    const bytes = readFileSync(path);
    // A row of this index begins with the types of its values: 0 is NULL, 9 is 1.
    const at = bytes.indexOf('\x06!\x00\x00\x08\x012026-11-19', 0, 'latin1');
    if (at < 0) throw new Error('The index has no such day.');
    bytes[at + 2] = 9;
    writeFileSync(path, bytes);
    expect(await tell()).toEqual(told);
  });

  it('keeps no support lines from a writer who may not be safe', async () => {
    const me = await writerWithDamagedIndex(5, ' ');
    const input = 'he grabbed me by the throat and pushed me into the wall';
    const { code, out, stderr } = await me.run('write --felt 2 --note -', { input });
    expect([code, stderr]).toEqual([0, 'Saved for Friday 20 November.\n']);
    expect(out).toContain('No passage today.');
    expect((await me.run('settings hold')).out).toContain('hold: until');
  });
});

describe('an index of earlier versions that was changed on the disk', () => {
  it.each([
    ['no day', 5, ' '],
    ['another day', 9, '2'],
    ['no text', 0, '\xff'],
    ['bytes, and no text', -3, ' '],
  ])('never lets a version be left out where a day is %s in it', async (_, byte, value) => {
    const me = writer();
    await me.run('write 2026-11-19 --felt 4 --note - --no-passage', { input: 'hello' });
    await me.run('write 2026-11-19 --felt 5 --note - --no-passage', { input: 'goodbye' });
    const path = join(me.folder, 'journal.db');
    const bytes = readFileSync(path);
    // A row of this index ends with its number, twice.
    const at = bytes.indexOf('\x04!\x01\x012026-11-19\x02\x02', 0, 'latin1');
    if (at < 0) throw new Error('The index has no such day.');
    bytes.write(value, at + 4 + byte, 'latin1');
    writeFileSync(path, bytes);
    for (const words of ['history 2026-11-19', 'export --format json']) {
      const { code, stderr } = await me.run(words);
      expect([words, code, stderr]).toEqual([words, 1, expect.stringContaining(DAMAGED)]);
    }
  });
});

describe('an index of shown passages that was changed on the disk', () => {
  it('never lets the reason of a passage be left out of an export', async () => {
    const me = writer();
    await me.run('write 2026-11-19 --felt 5 --no-passage');
    const reading = { day: '2026-11-19', passage: 'p07', rank: 1, reason: 'as he stepped back', shown_at: NOW };
    await withJournal({ folder: me.folder }, 'write', ({ readings }) => {
      for (const _ of [1, 2, 3]) readings.add(reading);
    });
    expect((await me.run('export')).code).toBe(0);
    const path = join(me.folder, 'journal.db');
    const bytes = readFileSync(path);
    // A row of this index ends with its number, twice.
    const at = bytes.indexOf('\x04!\x01\x012026-11-19\x03\x03', 0, 'latin1');
    if (at < 0) throw new Error('The index has no such day.');
    bytes.write('2', at + 4 + 9, 'latin1');
    writeFileSync(path, bytes);
    const { code, stderr } = await me.run('export');
    expect([code, stderr]).toEqual([1, expect.stringContaining(DAMAGED)]);
  });
});
