import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day, wallClockIn } from '../../../src/domain/day.ts';
import type { SavedEntry } from '../../../src/domain/entry.ts';
import { withJournal } from '../../../src/journal/open.ts';
import { writer } from '../../support/world.ts';

/** 14 months, of which every seventh day and three weeks in April are not written. */
const FIRST = '2025-09-21';
const DAYS = 426;
const isWritten = (day: Day, index: number) => index % 7 !== 3 && (day < '2026-04-05' || day > '2026-04-25');

/** The copies that are left on Friday 20 November 2026, and what each is the last of. */
const KEPT: [day: Day, why: string][] = [
  ['2025-12-30', 'a month'],
  ['2026-01-31', 'a month'],
  ['2026-02-28', 'a month'],
  ['2026-03-31', 'a month'],
  ['2026-04-30', 'a month'],
  ['2026-05-31', 'a month'],
  ['2026-06-30', 'a month'],
  ['2026-07-31', 'a month'],
  ['2026-08-31', 'a month'],
  ['2026-09-29', 'a month'],
  ['2026-10-31', 'a month'],
  ['2026-11-01', 'a week'],
  ['2026-11-08', 'a week'],
  ['2026-11-13', 'a day'],
  ['2026-11-14', 'a day'],
  ['2026-11-15', 'a day and a week'],
  ['2026-11-16', 'a day'],
  ['2026-11-17', 'a day'],
  ['2026-11-19', 'a day'],
  ['2026-11-20', 'a day, a week and a month'],
];

describe('a restore drill after 14 months of evenings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nearfar-drill-'));
  const me = writer({ folder });
  afterAll(() => rmSync(folder, { recursive: true }));
  /** The entries as they were at the end of each day. */
  const history = new Map<Day, SavedEntry[]>();
  const listed = () => withJournal({ folder }, 'read', (journal) => journal.entries());
  let seconds = 0;
  const nextSecond = () => String(++seconds).padStart(2, '0');

  beforeAll(async () => {
    for (let index = 0; index < DAYS; index++) {
      const day = addDays(FIRST, index);
      if (!isWritten(day, index)) continue;
      const at = new Date(`${day}T21:30:00Z`);
      const location = {
        folder,
        now: () => at,
        wallClock: (instant: Date) => wallClockIn('Europe/Lisbon', instant),
        onBackupProblem: (sentence: string) => {
          throw new Error(sentence);
        },
      };
      const entries = await withJournal(location, 'write', (journal) => {
        journal.atomically(() => {
          journal.saveEntry({ day, felt: 4, note: `day ${index}: ünïcode 🙂\n\ttab` }, false, at);
          if (index % 10 === 0) journal.saveEntry({ day: FIRST, felt: 2, note: `changed on ${day}` }, false, at);
          if (index % 50 === 49) journal.removeEntry(addDays(day, -30), at);
        });
        return journal.entries();
      });
      history.set(day, entries);
    }
  }, 300_000);

  it('finds the copies of 7 days, 4 weeks and 12 months', async () => {
    const { copies } = JSON.parse((await me.run('backup --list --json')).out);
    expect(copies.map(({ day }: { day: Day }) => day).reverse()).toEqual(KEPT.map(([day]) => day));
  });

  it.each(KEPT)('brings back every entry as it was on %s, the last of %s', async (day) => {
    expect((await me.run(`restore ${day} --yes`, { now: `2026-11-20T22:00:${nextSecond()}Z` })).code).toBe(0);
    expect(await listed()).toEqual(history.get(day));
  });

  it('brings back the copy before a day that has none, and then what there was before the drill', async () => {
    expect((await me.run('restore 2026-09-15 --yes', { now: '2026-11-20T22:01:00Z' })).code).toBe(0);
    expect(await listed()).toEqual(history.get('2026-08-31'));
    expect((await me.run('restore journal-before-restore-2026-11-20T22-00-01-000Z.db --yes')).code).toBe(0);
    expect(await listed()).toEqual(history.get('2026-11-20'));
  });
});
