import { describe, expect, it } from 'vitest';
import { withJournal } from '../../../src/journal/open.ts';
import { writer } from '../../support/world.ts';

const isLate = (folder: string, day: string) => withJournal({ folder }, 'read', (journal) => journal.entry(day)?.late);

describe('a saved entry', () => {
  it('is late from the second day after its day on', async () => {
    const me = writer({ now: '2026-11-20T22:00:00Z' });
    for (const day of ['2026-11-20', '2026-11-19', '2026-11-18']) await me.run(`write ${day} --felt 4 --no-passage`);
    expect(await isLate(me.folder, '2026-11-20')).toBe(false);
    expect(await isLate(me.folder, '2026-11-19')).toBe(false);
    expect(await isLate(me.folder, '2026-11-18')).toBe(true);
  });

  it('counts the days from four in the morning, not from midnight', async () => {
    const me = writer();
    await me.run('write 2026-11-18 --felt 4 --no-passage', { now: '2026-11-20T03:59:00Z' });
    await me.run('write 2026-11-17 --felt 4 --no-passage', { now: '2026-11-19T04:00:00Z' });
    expect(await isLate(me.folder, '2026-11-18')).toBe(false);
    expect(await isLate(me.folder, '2026-11-17')).toBe(true);
  });

  it('stays on time when it is changed days later', async () => {
    const me = writer();
    await me.run('write 2026-11-20 --felt 4 --no-passage', { now: '2026-11-20T22:00:00Z' });
    await me.run('write 2026-11-20 --felt 5 --no-passage', { now: '2026-11-25T22:00:00Z' });
    expect(await isLate(me.folder, '2026-11-20')).toBe(false);
  });
});
