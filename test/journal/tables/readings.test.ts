import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../../src/journal/journal.ts';
import { MIGRATIONS, migrate } from '../../../src/journal/schema/migrations.ts';
import { keepChecksums } from '../../../src/journal/tables/damage/checksums.ts';

function emptyJournal(): Journal {
  const database = new SQLite(':memory:');
  migrate(database);
  keepChecksums(database);
  return new Journal(database);
}

const reading = (day: string, passage: string) => ({
  day,
  passage,
  rank: 1,
  reason: 'because you felt 3',
  shown_at: `${day}T22:00:00.000Z`,
});

describe('readings', () => {
  it('remember which facet was shown', () => {
    const { readings } = emptyJournal();
    readings.add({ ...reading('2026-03-01', 'atoms'), facet: 'too-near' });
    readings.add(reading('2026-03-01', 'source-1-1'));
    expect(readings.shownOn('2026-03-01').map(({ facet }) => facet)).toEqual(['too-near', null]);
    expect(readings.shownBefore('2026-03-02', 10).map(({ facet }) => facet)).toEqual([null, 'too-near']);
  });

  it('of all passages are given for the days before a day, newest first', () => {
    const { readings } = emptyJournal();
    for (const day of ['2026-03-01', '2026-03-02', '2026-03-03']) readings.add(reading(day, 'atoms'));
    expect(readings.shownBefore('2026-03-03', 10).map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-01']);
    expect(readings.shownBefore('2026-03-03', 1).map(({ day }) => day)).toEqual(['2026-03-02']);
  });

  it('are never earlier than the version of the entry that they were shown for', () => {
    const journal = emptyJournal();
    const [day, changed] = ['2026-03-01', '2026-03-01T23:00:00.000Z'];
    journal.saveEntry({ day, felt: 3, updated_at: changed }, false, new Date(changed));
    journal.readings.add(reading(day, 'atoms'));
    expect(journal.readings.shownOn(day)).toMatchObject([{ shown_at: changed }]);
  });

  it('of one passage are given for the days before a day, newest first', () => {
    const { readings } = emptyJournal();
    for (const day of ['2026-03-01', '2026-03-02', '2026-03-03'])
      readings.add({ ...reading(day, 'atoms'), facet: 'own-orbit' });
    readings.add(reading('2026-03-01', 'the-dance'));
    expect(readings.ofPassageBefore('atoms', '2026-03-03').map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-01']);
  });

  it('give the reason for the passage of a day, which need not be the one that was shown last', () => {
    const journal = emptyJournal();
    const { readings } = journal;
    const day = '2026-03-01';
    journal.saveEntry({ day, felt: 3 }, false, new Date(`${day}T22:00:00Z`));
    readings.add({ ...reading(day, 'atoms'), reason: 'the first' });
    readings.add({ ...reading(day, 'the-dance'), reason: 'the second' });
    expect(readings.reasons(day, day)).toEqual(new Map([[day, { reason: 'the second', facet: null, isKept: false }]]));
    readings.choose(day, 'atoms');
    expect(journal.entry(day)).toMatchObject({ passage: 'atoms' });
    expect(readings.reasons(day, day)).toEqual(new Map([[day, { reason: 'the first', facet: null, isKept: false }]]));
    expect(readings.lastOf(day, 'atoms')).toMatchObject({ reason: 'the first' });
    expect(readings.lastOf(day, 'two-needs')).toBeNull();
  });

  it('count as kept from the first one on that was kept on purpose', () => {
    const { readings } = emptyJournal();
    const days = ['2026-03-01', '2026-03-02', '2026-03-03'];
    for (const day of days) readings.add(reading(day, 'atoms'));
    expect(readings.countKept('2026-01-01', '2026-12-31')).toEqual([]);
    readings.setVerdict('2026-03-02', 'atoms', 'kept');
    readings.setVerdict('2026-03-03', 'atoms', 'kept');
    // As earlier versions stored Enter alone.
    readings.setVerdict('2026-03-01', 'atoms', 'kept');
    expect(readings.countKept('2026-01-01', '2026-12-31')).toEqual([{ passage: 'atoms', times: 2 }]);
    expect(readings.countKept('2026-01-01', '2026-03-02')).toEqual([{ passage: 'atoms', times: 1 }]);
    expect(readings.keptOn('2026-01-01', '2026-12-31').map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-03']);
  });

  it('remember the days on which the hedge stood', () => {
    const { readings } = emptyJournal();
    readings.add(reading('2026-03-04', 'atoms'));
    readings.add({ ...reading('2026-03-05', 'two-needs'), hedged: true });
    expect(readings.isHedged('2026-03-01', '2026-03-04')).toBe(false);
    expect(readings.isHedged('2026-03-05', '2026-03-11')).toBe(true);
    expect(readings.isHedged('2026-03-06', '2026-03-11')).toBe(false);
  });
});

describe('a journal of version 3', () => {
  it('keeps its readings after the migration, with no facet and no hedge', () => {
    const database = new SQLite(':memory:');
    migrate(database, MIGRATIONS.slice(0, 3));
    database.exec(`
      INSERT INTO entries (day, felt, passage) VALUES ('2026-03-01', 3, 'atoms');
      INSERT INTO readings (day, passage, rank, reason, verdict, shown_at)
      VALUES ('2026-03-01', 'atoms', 1, 'because you felt 3', 'kept', '2026-03-01T22:00:00.000Z');
    `);
    migrate(database);
    const { readings } = new Journal(database);
    expect(readings.shownOn('2026-03-01')).toMatchObject([
      { ...reading('2026-03-01', 'atoms'), facet: null, verdict: 'kept' },
    ]);
    expect(readings.isHedged('2026-01-01', '2026-12-31')).toBe(false);
  });
});
