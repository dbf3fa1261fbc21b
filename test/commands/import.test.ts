import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writer } from '../support/world.ts';

describe('nearfar import', () => {
  const sample = join(import.meta.dirname, '../samples/journal-a.jsonl');

  it('imports a whole journal once and finds nothing new the second time', async () => {
    const me = writer();
    expect((await me.run(['import', sample])).stderr).toMatch(/^120 new\.$/m);
    expect((await me.run(['import', sample])).stderr).toMatch(/^0 new, 120 the same\.$/m);
    const lines = readFileSync(sample, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(JSON.parse((await me.run('list --json')).out).entries).toEqual(lines);
  });

  it('imports nothing when one line is invalid', async () => {
    const me = writer();
    const { code, stderr } = await me.run('import -', {
      input: '{"day":"2026-03-02","felt":4}\n{"day":"2026-03-03","felt":8}\n',
    });
    expect(code).toBe(1);
    expect(stderr).toContain('Line 2: "felt" is 8; it has to be a whole number from 1 to 7.');
    expect(JSON.parse((await me.run('list --json')).out).entries).toEqual([]);
  });

  it('takes the newer version of a day and leaves the entry unchanged when the import is older', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    const line = (felt: number, updated_at?: string) => JSON.stringify({ day: '2026-11-20', felt, updated_at });
    expect((await me.run('import -', { input: line(5) })).stderr).toContain(
      'Different in the file, and kept as you have them here: 2026-11-20. --keep theirs takes',
    );
    expect((await me.run('import -', { input: line(5, '2026-11-19T23:00:00+00:00') })).stderr).toContain(
      '0 new, 1 left unchanged.\n',
    );
    expect((await me.run('import -', { input: line(6, '2026-11-20T23:00:00+00:00') })).stderr).toContain('1 newer');
    expect(JSON.parse((await me.run('show --json')).out).entries[0].felt).toBe(6);
  });
});
