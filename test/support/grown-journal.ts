import { rmSync } from 'node:fs';
import { addDays, type Day } from '../../src/domain/day.ts';
import type { Entry } from '../../src/domain/entry.ts';
import type { Closeness } from '../../src/domain/scale.ts';
import { openDatabase } from '../../src/journal/file/open-database.ts';
import { Journal } from '../../src/journal/journal.ts';
import { APPLICATION_ID } from '../../src/journal/open.ts';
import { migrate } from '../../src/journal/schema/migrations.ts';
import { keepChecksums } from '../../src/journal/tables/damage/checksums.ts';
import { seeded } from './seeded.ts';

/** The first day of a grown journal. */
export const FIRST_DAY: Day = '2025-01-01';

const WORDS =
  'he she we came home late talked about garden sea river money work sleep tired kitchen window train morning letter';

/**
 * Writes a journal as it grows day by day: with drafts, passages that were shown, changes, removals and undone steps. Two
 * of different lengths have the same days as far as the shorter one goes. It is not synced, for speed.
 */
export function growJournal(file: string, days: number, seed = 1): void {
  rmSync(file, { force: true });
  const database = openDatabase(file);
  database.exec(
    'PRAGMA synchronous = OFF; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF',
  );
  database.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(database);
  keepChecksums(database);
  const journal = new Journal(database);
  const random = seeded(seed);
  for (let count = 0; count < days; count++) growByOneDay(journal, addDays(FIRST_DAY, count), random);
  database.close();
}

function growByOneDay(journal: Journal, day: Day, random: () => number): void {
  const words = WORDS.split(' ');
  const note = () =>
    Array.from({ length: 5 + Math.floor(random() * 60) }, () => words[Math.floor(random() * words.length)]).join(' ');
  const at = new Date(`${day}T21:00:00.000Z`);
  const felt = (1 + Math.floor(random() * 7)) as Closeness;
  const entry: Entry = {
    day,
    felt,
    note: note(),
    logged_at: at.toISOString(),
    zone: 'Europe/Lisbon',
    updated_at: at.toISOString(),
  };
  journal.drafts.save(day, { answers: { felt }, asked: ['felt'] }, at);
  journal.saveEntry(entry, false, at);
  journal.readings.add({ day, passage: 'p01', rank: 1, reason: note().slice(0, 60), shown_at: at.toISOString() });
  const chance = random();
  if (chance < 0.1) journal.replaceEntry({ ...entry, note: note() }, false, at);
  else if (chance < 0.13) journal.removeEntry(day, at);
  else if (chance < 0.16) journal.undo(at);
}
