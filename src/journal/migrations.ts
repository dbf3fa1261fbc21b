import type { Database } from 'better-sqlite3';

/**
 * What each version of the file adds to the one before; the position is the version.
 * Append only: a list that has shipped is never edited, and it calls no code of the program.
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
];

/** Brings a file to the newest version, all of it or nothing. */
export function migrate(database: Database, migrations = MIGRATIONS): void {
  database
    .transaction(() => {
      // Read again inside: another process may have migrated while this one waited for the lock.
      const version = database.pragma('user_version', { simple: true }) as number;
      for (const sql of migrations.slice(version)) database.exec(sql);
      database.pragma(`user_version = ${migrations.length}`);
    })
    .immediate();
}
