import SQLite, { type Database } from 'better-sqlite3';
import * as fc from 'fast-check';
import { addDays, type Day } from '../../src/domain/day.ts';
import { type Entry, MY_MOVES, normaliseEntry, PRACTICES, THEIR_MOVES } from '../../src/domain/entry.ts';
import { CLOSENESS } from '../../src/domain/scale.ts';
import { Journal } from '../../src/journal/journal.ts';
import { connect, journalFile } from '../../src/journal/open.ts';
import { migrate } from '../../src/journal/schema/migrations.ts';
import { keepChecksums } from '../../src/journal/tables/damage/checksums.ts';
import { anyAnswersToFew } from './any-own-answers.ts';

/** One of twenty days, so that several changes concern the same day. */
export const someDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 19 }).map((count) => addDays('2026-03-01', count));

/** An entry, any of whose optional fields may be missing. */
export const someEntry: fc.Arbitrary<Entry> = fc
  .record(
    {
      day: someDay,
      felt: fc.constantFrom(...CLOSENESS),
      want: fc.constantFrom(...CLOSENESS),
      their_move: fc.constantFrom(...THEIR_MOVES),
      my_move: fc.constantFrom(...MY_MOVES),
      practices: fc.subarray([...PRACTICES]),
      note: fc.oneof(
        fc.lorem(),
        fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
      ),
      passage: fc.constantFrom('p07', 'the-dance'),
      logged_at: fc.constant('2026-03-20T22:00:00.000Z'),
      zone: fc.constantFrom('Europe/Lisbon', 'Australia/Adelaide'),
      updated_at: fc.constantFrom('2026-03-20T22:00:00.000Z', '2026-03-21T22:00:00.000Z'),
      own_answers: anyAnswersToFew,
    },
    { requiredKeys: ['day', 'felt'] },
  )
  .map((entry) => normaliseEntry(entry as Entry));

let emptyJournal: Buffer | undefined;

/** The bytes of an empty journal. Made once: a property needs hundreds, and migrating each takes longer than all it does. */
function emptyJournalBytes(): Buffer {
  const database = new SQLite(':memory:');
  try {
    migrate(database);
    return database.serialize();
  } finally {
    database.close();
  }
}

/** Runs `use` with an empty journal in memory. */
export function inMemory<T>(use: (journal: Journal, database: Database) => T): T {
  emptyJournal ??= emptyJournalBytes();
  const database = new SQLite(emptyJournal);
  try {
    return use(new Journal(database), database);
  } finally {
    database.close();
  }
}

/** Runs `use` with the journal in a folder, as another window that has it open at the same time. */
export function inFile<T>(folder: string, use: (journal: Journal) => T): T {
  const database = connect(journalFile(folder), 'write');
  keepChecksums(database);
  try {
    return use(new Journal(database));
  } finally {
    database.close();
  }
}
