import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withJournal } from '../../../src/journal/open.ts';
import type { KeptFile } from '../../../src/transfer/export/export-options.ts';
import { verifyExport } from '../../../src/transfer/export/verify-export.ts';
import type { World } from '../../../src/world.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { writer } from '../../support/world.ts';

/** A writer with two entries whose export holds the days of a filter, and a function that verifies the whole of it. */
async function exportOf(filter: readonly string[]) {
  const me = writer();
  await me.run('write yesterday --felt 3 --no-passage');
  await me.run('write --felt 4 --no-passage');
  const file = join(freshFolder(), 'out.csv');
  await me.run(['export', '--format', 'csv', '-o', file, ...filter]);
  const world = { folder: me.folder, now: () => new Date('2026-11-20T22:00:00Z') } as World;
  const verify = (kept: KeptFile[]) =>
    withJournal({ folder: me.folder }, 'read', (journal) =>
      verifyExport(
        world,
        journal,
        { format: 'csv' },
        {},
        { entries: 2, written: [file], replaced: [], kept, damaged: [] },
      ),
    );
  return { me, verify };
}

describe('verifyExport', () => {
  it('accepts a file that holds every entry as it is', async () => {
    const { verify } = await exportOf([]);
    await expect(verify([])).resolves.toBeUndefined();
  });

  it('names a day that is missing, unless a file was kept that may hold it', async () => {
    const { verify } = await exportOf(['--from', 'today']);
    await expect(verify([])).rejects.toThrow('2026-11-19 is not what it was.');
    await expect(verify([{ path: '2026-11-19.csv', refusal: 'foreign' }])).resolves.toBeUndefined();
  });

  it('names a day that differs, and refuses days that the journal has not', async () => {
    const changed = await exportOf([]);
    await changed.me.run('write --felt 5 --no-passage');
    await expect(changed.verify([])).rejects.toThrow('2026-11-20 is not what it was.');
    const removed = await exportOf([]);
    await removed.me.run('rm today --yes');
    await expect(removed.verify([])).rejects.toThrow('It holds days that the journal has not.');
  });
});

it('a journal without an entry is verified in a folder without a file, whatever its questions', async () => {
  const me = writer();
  await me.run(['questions', 'add', 'slept', '--kind', 'yes-no', '--text', 'Did you sleep?']);
  const folder = join(freshFolder(), 'out');
  const { code } = await me.run(['export', '--format', 'json', '-o', folder, '--split', 'month', '--verify']);
  expect(code).toBe(0);
});
