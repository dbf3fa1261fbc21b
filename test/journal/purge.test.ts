import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import type { SavedEntry } from '../../src/domain/entry.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { withJournal } from '../../src/journal/open.ts';
import { purge, purgeableHistory } from '../../src/journal/purge.ts';
import { ownQuestions, putOwnQuestion } from '../../src/journal/questions/own-questions.ts';
import { searchNotes } from '../../src/journal/search/search-notes.ts';
import { freshFolder } from '../support/fresh-folder.ts';

const AT = new Date('2026-11-20T22:00:00Z');
const LATER = new Date('2026-11-20T23:00:00Z');

const bytesOf = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ name }) => readFileSync(join(folder, name), 'latin1'))
    .join('');

/** A journal of 300 days with every kind of trace of the word "zanzibar": replaced, removed, moved, undone, quoted. */
async function withTraces(): Promise<string> {
  const folder = join(freshFolder(), 'nearfar');
  await withJournal({ folder }, 'write', (journal) => {
    for (let count = 0; count < 300; count++)
      journal.saveEntry(
        { day: addDays('2026-01-01', count), felt: 4, note: `an ordinary day, number ${count}` },
        false,
        AT,
      );
    journal.saveEntry({ day: '2026-02-01', felt: 4, note: 'zanzibars one' }, false, AT);
    journal.readings.add({
      day: '2026-02-01',
      passage: 'p1',
      rank: 1,
      reason: 'you wrote "zanzibar"',
      shown_at: AT.toISOString(),
    });
    journal.saveEntry(
      { day: '2026-02-01', felt: 4, note: 'something else', updated_at: LATER.toISOString() },
      false,
      LATER,
    );
    journal.saveEntry({ day: '2026-02-02', felt: 4, note: `${'zanzibar '.repeat(3000)}` }, false, AT);
    journal.removeEntry('2026-02-02', AT);
    journal.saveEntry({ day: '2026-02-03', felt: 4, note: 'zanzibaring' }, false, AT);
    journal.undo(AT);
    journal.addRevision({ day: '2026-02-04', felt: 4, note: 'zanzibar aside' }, false, AT);
    journal.addRest({ from: '2026-03-01', to: '2026-03-02', note: 'in zanzibar' }, AT);
    journal.removeRestOn('2026-03-01', AT);
  });
  return folder;
}

describe('a purge', () => {
  it('leaves no reason that quotes a note which was taken back', async () => {
    const folder = join(freshFolder(), 'nearfar');
    const write = (journal: Journal, note: string, at: Date) => {
      const [day, stamp] = ['2026-02-01', at.toISOString()];
      journal.saveEntry({ day, felt: 4, note, updated_at: stamp }, false, at);
      journal.readings.add({ day, passage: 'p1', rank: 1, reason: `you wrote "${note}"`, shown_at: stamp });
    };
    await withJournal({ folder }, 'write', (journal) => {
      write(journal, 'by the canal', AT);
      write(journal, 'zanzibar', LATER);
      journal.undo(LATER);
      expect(bytesOf(folder)).toContain('zanzibar');
      purge(journal, { folder });
      expect(journal.readings.shownOn('2026-02-01')).toMatchObject([{ reason: 'you wrote "by the canal"' }]);
    });
    expect(bytesOf(folder)).toContain('by the canal');
    expect(bytesOf(folder)).not.toContain('zanzibar');
  });

  it('leaves no trace of removed, changed or undone text in the bytes of the folder', async () => {
    const folder = await withTraces();
    mkdirSync(join(folder, 'backups'));
    writeFileSync(join(folder, 'backups', 'journal-before-version-2.db'), 'zanzibar');
    expect(bytesOf(folder)).toContain('zanzibar');
    await withJournal({ folder }, 'write', (journal) => {
      expect(purgeableHistory(journal)).toEqual({ versions: 7, removed: 1, backups: 1 });
      purge(journal, { folder });
      expect(purgeableHistory(journal)).toEqual({ versions: 0, removed: 0, backups: 0 });
      expect(journal.undo(AT)).toBeNull();
      expect(journal.readings.shownOn('2026-02-01')).toEqual([]);
    });
    expect(bytesOf(folder)).not.toMatch(/zanzi/i);
    expect(existsSync(join(folder, 'backups', 'journal-before-version-2.db'))).toBe(false);
  });

  it('keeps every entry, every rest and every draft', async () => {
    const folder = await withTraces();
    const all = () =>
      withJournal({ folder }, 'write', (journal) => {
        const found = searchNotes(journal, { words: ['ordinary'], any: false, not: [], order: 'newest' });
        return { entries: journal.entries(), rests: journal.rests(), draft: journal.drafts.get('2026-05-01'), found };
      });
    await withJournal({ folder }, 'write', (journal) => {
      journal.addRest({ from: '2026-04-01', to: '2026-04-02' }, AT);
      journal.drafts.save('2026-05-01', { answers: { felt: 3 }, asked: ['felt'] }, AT);
    });
    const before = await all();
    await withJournal({ folder }, 'write', (journal) => purge(journal, { folder }));
    // The undone day is stamped as written when that was done, which the history told before.
    const stamp = (entry: SavedEntry) =>
      entry.day === '2026-02-03' ? { ...entry, updated_at: '2026-11-20T22:00:00.002Z' } : entry;
    const found = before.found.found.map((hit) => ({ ...hit, entry: stamp(hit.entry) }));
    expect(await all()).toEqual({ ...before, entries: before.entries.map(stamp), found: { ...before.found, found } });
    expect(before.found.total).toBe(298);
  });

  it('changes a removed question once, however often it is run', async () => {
    const folder = join(freshFolder(), 'nearfar');
    await withJournal({ folder }, 'write', (journal) => {
      const stamp = AT.toISOString();
      putOwnQuestion(journal, { name: 'dream', text: 'Of what?', kind: 'text', updated_at: stamp, removed_at: stamp });
      purge(journal, { folder });
      const [once] = ownQuestions(journal);
      expect(once).toMatchObject({ name: 'dream', text: 'dream', updated_at: '2026-11-20T22:00:00.001Z' });
      purge(journal, { folder });
      expect(ownQuestions(journal)).toEqual([once]);
    });
  });

  it('removes what SQLite left beside a copy', async () => {
    const folder = join(freshFolder(), 'nearfar');
    const copies = join(folder, 'backups');
    await withJournal({ folder }, 'write', (journal) => {
      journal.saveEntry({ day: '2026-02-01', felt: 4 }, false, AT);
      mkdirSync(copies, { recursive: true });
      for (const name of ['journal-2026-01-01.db', 'journal-2026-01-01.db-journal'])
        writeFileSync(join(copies, name), 'zanzibar');
      purge(journal, { folder });
    });
    expect(readdirSync(copies)).toEqual([]);
  });

  it('is not needed for the search indexes: a removed word is in neither of them', async () => {
    const folder = join(freshFolder(), 'nearfar');
    await withJournal({ folder }, 'write', (journal) => {
      journal.saveEntry({ day: '2026-02-01', felt: 4, note: 'zanzibarquux' }, false, AT);
      journal.saveEntry({ day: '2026-02-02', felt: 4, note: 'ordinary' }, false, AT);
      journal.removeEntry('2026-02-01', AT);
      expect(bytesOf(folder).match(/zanzibarquux/g)).toHaveLength(1);
    });
  });
});
