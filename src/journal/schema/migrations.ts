import type { Database } from 'better-sqlite3';
import { updateNoteIndex } from '../search/note-index.ts';
import { StatementCache } from '../statement-cache.ts';
import { fillChecksums } from '../tables/damage/checksums.ts';
import { LATER_MIGRATIONS } from './later-migrations.ts';

/**
 * The SQL of each version of the file; migration n leads from version n-1 to n (`user_version`). Those from 7 on are in
 * later-migrations.ts.
 * Append only: a migration that has shipped is never edited, and it calls no code of the program. One that changes the
 * columns of a table sets the checksums of its rows to NULL, and they are filled in afterwards. One that changes the search
 * index writes the notes to `unindexed`, and is the new `INDEX_VERSION`.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE entries (
    id         INTEGER PRIMARY KEY,
    day        TEXT NOT NULL UNIQUE CHECK (day IS date(day)),
    felt       INTEGER NOT NULL CHECK (felt BETWEEN 1 AND 7),
    want       INTEGER CHECK (want BETWEEN 1 AND 7),
    their_move TEXT CHECK (their_move IN ('closer', 'steady', 'away')),
    my_move    TEXT CHECK (my_move IN ('reached', 'chased', 'met', 'space', 'own', 'back')),
    practices  TEXT CHECK (practices IN ('', 'gesture', 'independence', 'passion', 'gesture,independence',
                                         'gesture,passion', 'independence,passion', 'gesture,independence,passion')),
    note       TEXT CHECK (note <> '' AND instr(note, char(0)) = 0),
    passage    TEXT CHECK (passage <> ''),
    logged_at  TEXT CHECK (logged_at IS strftime('%Y-%m-%dT%H:%M:%fZ', logged_at)),
    zone       TEXT CHECK (zone <> ''),
    updated_at TEXT CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%fZ', updated_at)),
    late       INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1))
  ) STRICT;

  CREATE INDEX entries_by_day ON entries (day, felt, want, late);

  CREATE TABLE revisions (
    id          INTEGER PRIMARY KEY,
    day         TEXT NOT NULL CHECK (day IS date(day)),
    was         TEXT NOT NULL CHECK (json_valid(was)),
    became      TEXT CHECK (json_valid(became)),
    replaced_at TEXT NOT NULL CHECK (replaced_at IS strftime('%Y-%m-%dT%H:%M:%fZ', replaced_at))
  ) STRICT;

  CREATE INDEX revisions_by_day ON revisions (day, id);

  CREATE TABLE readings (
    id       INTEGER PRIMARY KEY,
    day      TEXT NOT NULL CHECK (day IS date(day)),
    passage  TEXT NOT NULL CHECK (passage <> ''),
    rank     INTEGER NOT NULL CHECK (rank >= 1),
    reason   TEXT NOT NULL,
    verdict  TEXT NOT NULL DEFAULT 'shown' CHECK (verdict IN ('shown', 'kept', 'another', 'declined')),
    shown_at TEXT NOT NULL CHECK (shown_at IS strftime('%Y-%m-%dT%H:%M:%fZ', shown_at))
  ) STRICT;

  CREATE INDEX readings_by_day ON readings (day, id);

  CREATE TABLE drafts (
    day     TEXT PRIMARY KEY CHECK (day IS date(day)),
    draft   TEXT NOT NULL CHECK (json_valid(draft)),
    kept_at TEXT NOT NULL CHECK (kept_at IS strftime('%Y-%m-%dT%H:%M:%fZ', kept_at))
  ) STRICT;

  CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE sources (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT NOT NULL UNIQUE CHECK (name <> ''),
    kind      TEXT NOT NULL CHECK (kind IN ('article', 'extra')),
    loaded_at TEXT NOT NULL CHECK (loaded_at IS strftime('%Y-%m-%dT%H:%M:%fZ', loaded_at))
  ) STRICT;

  CREATE TABLE paragraphs (
    source  INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
    place   INTEGER NOT NULL CHECK (place >= 1),
    section TEXT CHECK (section <> ''),
    text    TEXT NOT NULL CHECK (text <> ''),
    passage TEXT CHECK (passage <> ''),
    PRIMARY KEY (source, place)
  ) STRICT;
  `,
  `
  CREATE TABLE all_revisions (
    id          INTEGER PRIMARY KEY,
    change      INTEGER NOT NULL CHECK (change <= id),
    what        TEXT NOT NULL CHECK (what IN ('write', 'remove', 'move', 'restore', 'import', 'merge', 'rest', 'aside')),
    day         TEXT NOT NULL CHECK (day IS date(day)),
    was         TEXT CHECK (json_valid(was)),
    became      TEXT CHECK (json_valid(became)),
    replaced_at TEXT NOT NULL CHECK (replaced_at IS strftime('%Y-%m-%dT%H:%M:%fZ', replaced_at)),
    undone_at   TEXT CHECK (undone_at IS strftime('%Y-%m-%dT%H:%M:%fZ', undone_at))
  ) STRICT;

  INSERT INTO all_revisions (id, change, what, day, was, became, replaced_at)
  SELECT r.id, r.id, iif(r.became IS NULL, 'remove', 'write'), r.day,
    json_set(r.was, '$.late', json(iif(coalesce(e.late, 0), 'true', 'false'))),
    json_set(r.became, '$.late', json(iif(coalesce(e.late, 0), 'true', 'false'))),
    r.replaced_at
  FROM revisions r LEFT JOIN entries e ON e.day = r.day;

  DROP TABLE revisions;
  ALTER TABLE all_revisions RENAME TO revisions;
  CREATE INDEX revisions_by_day ON revisions (day, id);

  CREATE TABLE rests (
    from_day TEXT PRIMARY KEY CHECK (from_day IS date(from_day)),
    to_day   TEXT NOT NULL CHECK (to_day IS date(to_day) AND to_day >= from_day),
    note     TEXT CHECK (note <> '')
  ) STRICT;

  CREATE VIEW written_notes AS SELECT id, note FROM entries WHERE note IS NOT NULL;

  -- Two indexes: in the one with stems "any*" would not find "anything", as "any" is stemmed to "ani".
  CREATE VIRTUAL TABLE notes USING fts5 (note, content = 'written_notes', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 2');
  CREATE VIRTUAL TABLE note_words USING fts5 (note, content = 'written_notes', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2');
  INSERT INTO notes (notes, rank) VALUES ('secure-delete', 1);
  INSERT INTO note_words (note_words, rank) VALUES ('secure-delete', 1);
  INSERT INTO notes (notes) VALUES ('rebuild');
  INSERT INTO note_words (note_words) VALUES ('rebuild');

  -- What the indexes do not know yet, with the note they do know: row by row they would take five times as long.
  CREATE TABLE unindexed (
    id      INTEGER PRIMARY KEY,
    indexed TEXT
  ) STRICT;

  CREATE TRIGGER note_written AFTER INSERT ON entries WHEN new.note IS NOT NULL BEGIN
    INSERT INTO unindexed SELECT new.id, NULL WHERE NOT EXISTS (SELECT 1 FROM unindexed WHERE id = new.id);
  END;

  CREATE TRIGGER note_removed AFTER DELETE ON entries WHEN old.note IS NOT NULL BEGIN
    INSERT INTO unindexed SELECT old.id, old.note WHERE NOT EXISTS (SELECT 1 FROM unindexed WHERE id = old.id);
  END;

  CREATE TRIGGER note_changed AFTER UPDATE OF note ON entries WHEN old.note IS NOT new.note BEGIN
    INSERT INTO unindexed SELECT old.id, old.note WHERE NOT EXISTS (SELECT 1 FROM unindexed WHERE id = old.id);
  END;
  `,
  `
  ALTER TABLE readings ADD COLUMN facet TEXT CHECK (facet <> '');
  ALTER TABLE readings ADD COLUMN hedged INTEGER NOT NULL DEFAULT 0 CHECK (hedged IN (0, 1));
  `,
  `
  -- What each row has to add up to; the program stores it with the row. NULL: to be filled in after the migration.
  ALTER TABLE entries ADD COLUMN checksum INTEGER;
  ALTER TABLE readings ADD COLUMN checksum INTEGER;
  ALTER TABLE drafts ADD COLUMN checksum INTEGER;
  ALTER TABLE settings ADD COLUMN checksum INTEGER;
  ALTER TABLE rests ADD COLUMN checksum INTEGER;
  ALTER TABLE sources ADD COLUMN checksum INTEGER;
  ALTER TABLE paragraphs ADD COLUMN checksum INTEGER;

  -- Anew, because json_valid(NULL) is 0 before SQLite 3.41: such a SQLite took every row without a version for damaged.
  CREATE TABLE checked_revisions (
    id          INTEGER PRIMARY KEY,
    change      INTEGER NOT NULL CHECK (change <= id),
    what        TEXT NOT NULL CHECK (what IN ('write', 'remove', 'move', 'restore', 'import', 'merge', 'rest', 'aside')),
    day         TEXT NOT NULL CHECK (day IS date(day)),
    was         TEXT CHECK (was IS NULL OR json_valid(was)),
    became      TEXT CHECK (became IS NULL OR json_valid(became)),
    replaced_at TEXT NOT NULL CHECK (replaced_at IS strftime('%Y-%m-%dT%H:%M:%fZ', replaced_at)),
    undone_at   TEXT CHECK (undone_at IS strftime('%Y-%m-%dT%H:%M:%fZ', undone_at)),
    checksum    INTEGER
  ) STRICT;
  INSERT INTO checked_revisions (id, change, what, day, was, became, replaced_at, undone_at)
  SELECT id, change, what, day, was, became, replaced_at, undone_at FROM revisions;
  DROP TABLE revisions;
  ALTER TABLE checked_revisions RENAME TO revisions;
  CREATE INDEX revisions_by_day ON revisions (day, id);
  `,
  // Indexes of texts as the program prepares them (index-text.ts), so that words are found in every script. Without a copy of
  // them in the file (content = ''), and filled in after the migration, as `unindexed` says that no note is in them.
  `
  DROP TABLE notes;
  DROP TABLE note_words;
  CREATE VIRTUAL TABLE notes USING fts5 (note, content = '', tokenize = 'porter ascii');
  CREATE VIRTUAL TABLE note_words USING fts5 (note, content = '', tokenize = 'ascii');
  INSERT INTO notes (notes, rank) VALUES ('secure-delete', 1);
  INSERT INTO note_words (note_words, rank) VALUES ('secure-delete', 1);
  DELETE FROM unindexed;
  INSERT INTO unindexed (id) SELECT id FROM written_notes;
  `,
  ...LATER_MIGRATIONS,
];

/** The version with the present search index, which is filled in after the migration. */
const INDEX_VERSION = 6;

/** Runs the migrations that a file lacks, in one transaction. */
export function migrate(database: Database, migrations = MIGRATIONS): void {
  database
    .transaction(() => {
      // Read inside the transaction: another process may have migrated while this one waited for the lock.
      const version = database.pragma('user_version', { simple: true }) as number;
      for (const sql of migrations.slice(version)) database.exec(sql);
      if (version < migrations.length) fillChecksums(database);
      if (version < INDEX_VERSION && migrations.length >= INDEX_VERSION) updateNoteIndex(new StatementCache(database));
      database.pragma(`user_version = ${migrations.length}`);
    })
    .immediate();
}
