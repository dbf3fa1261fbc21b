import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writer } from '../support/world.ts';

/** A writer of two days, with one byte changed in the day of the second one, in the index alone. */
async function writerWithDamagedIndex(byte: number, value: string) {
  const me = writer();
  await me.run('write 2026-11-18 --felt 3 --no-passage');
  await me.run('write 2026-11-19 --felt 4 --note - --no-passage', { input: 'hello' });
  const path = join(me.folder, 'journal.db');
  const bytes = readFileSync(path);
  const at = bytes.indexOf('!\x012026-11-19');
  if (at < 0) throw new Error('The index has no such day.');
  bytes.write(value, at + byte);
  writeFileSync(path, bytes);
  return me;
}

const DAMAGED = 'The journal is damaged: its index of days was changed on the disk.';

describe('an index of days that was changed on the disk', () => {
  it.each([
    ['is no day any more', 5, ' '],
    ['is another day, out of its order', 5, '5'],
  ])('is told of by an export and ends it where a day %s', async (_, byte, value) => {
    const me = await writerWithDamagedIndex(byte, value);
    for (const words of ['export --format json', 'export', 'export --format csv']) {
      const { code, stderr } = await me.run(words);
      expect([words, code, stderr]).toEqual([words, 1, expect.stringContaining(DAMAGED)]);
      expect(stderr).toContain('With --salvage FILE');
    }
  });

  it('is told of where a week, a month or the days are shown', async () => {
    const me = await writerWithDamagedIndex(5, ' ');
    for (const words of ['week', 'month', 'list', 'list --from 2026-11-19']) {
      const { code, stderr } = await me.run(words);
      expect([words, code, stderr]).toEqual([words, 1, expect.stringContaining(DAMAGED)]);
    }
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
