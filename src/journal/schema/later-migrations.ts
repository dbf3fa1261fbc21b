/** SQL for the text of a row of entries that is searched: its note, its answers in words and its choices; null if none. */
const indexedText = (row: string) =>
  `iif(${row}.own_answers IS NULL, ${row}.note, nullif(
    coalesce(${row}.note || char(10), '') || coalesce(
      (SELECT group_concat(json_extract(value, '$.value'), char(10))
       FROM json_each(iif(json_valid(${row}.own_answers), ${row}.own_answers, '{}'))
       WHERE iif(type = 'object', json_extract(value, '$.kind'), NULL) IN ('text', 'choice')), ''), ''))`;

/** The migrations from version 7 on, which are the end of `MIGRATIONS`: its rules hold for them. New ones are added here. */
export const LATER_MIGRATIONS: readonly string[] = [
  `
  -- Anew, because an entry may have a note alone: SQLite cannot take NOT NULL away from a column.
  DROP TRIGGER note_written;
  DROP TRIGGER note_removed;
  DROP TRIGGER note_changed;
  DROP VIEW written_notes;

  CREATE TABLE all_entries (
    id         INTEGER PRIMARY KEY,
    day        TEXT NOT NULL UNIQUE CHECK (day IS date(day)),
    felt       INTEGER CHECK (felt BETWEEN 1 AND 7),
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
    late       INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
    checksum   INTEGER,
    CHECK (felt IS NOT NULL OR note IS NOT NULL)
  ) STRICT;
  INSERT INTO all_entries
  SELECT id, day, felt, want, their_move, my_move, practices, note, passage, logged_at, zone, updated_at, late, checksum
  FROM entries;
  DROP TABLE entries;
  ALTER TABLE all_entries RENAME TO entries;
  CREATE INDEX entries_by_day ON entries (day, felt, want, late);

  CREATE VIEW written_notes AS SELECT id, note FROM entries WHERE note IS NOT NULL;

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
  -- Anew, as the checksum stays the last column: salvage tells a row by it.
  DROP TRIGGER note_written;
  DROP TRIGGER note_removed;
  DROP TRIGGER note_changed;
  DROP VIEW written_notes;

  CREATE TABLE all_entries (
    id          INTEGER PRIMARY KEY,
    day         TEXT NOT NULL UNIQUE CHECK (day IS date(day)),
    felt        INTEGER CHECK (felt BETWEEN 1 AND 7),
    want        INTEGER CHECK (want BETWEEN 1 AND 7),
    their_move  TEXT CHECK (their_move IN ('closer', 'steady', 'away')),
    my_move     TEXT CHECK (my_move IN ('reached', 'chased', 'met', 'space', 'own', 'back')),
    practices   TEXT CHECK (practices IN ('', 'gesture', 'independence', 'passion', 'gesture,independence',
                                          'gesture,passion', 'independence,passion', 'gesture,independence,passion')),
    note        TEXT CHECK (note <> '' AND instr(note, char(0)) = 0),
    passage     TEXT CHECK (passage <> ''),
    logged_at   TEXT CHECK (logged_at IS strftime('%Y-%m-%dT%H:%M:%fZ', logged_at)),
    zone        TEXT CHECK (zone <> ''),
    updated_at  TEXT CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%fZ', updated_at)),
    late        INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
    own_answers TEXT CHECK (own_answers IS NULL OR json_valid(own_answers)),
    checksum    INTEGER,
    CHECK (felt IS NOT NULL OR note IS NOT NULL)
  ) STRICT;
  INSERT INTO all_entries
    (id, day, felt, want, their_move, my_move, practices, note, passage, logged_at, zone, updated_at, late)
  SELECT id, day, felt, want, their_move, my_move, practices, note, passage, logged_at, zone, updated_at, late FROM entries;
  DROP TABLE entries;
  ALTER TABLE all_entries RENAME TO entries;
  CREATE INDEX entries_by_day ON entries (day, felt, want, late);

  CREATE TABLE questions (
    name       TEXT PRIMARY KEY CHECK (name <> ''),
    text       TEXT NOT NULL CHECK (text <> ''),
    kind       TEXT NOT NULL CHECK (kind IN ('scale', 'choice', 'number', 'yes-no', 'text')),
    options    TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(options)),
    updated_at TEXT NOT NULL CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%fZ', updated_at)),
    removed_at TEXT CHECK (removed_at IS strftime('%Y-%m-%dT%H:%M:%fZ', removed_at)),
    checksum   INTEGER
  ) STRICT;

  -- What the index has of an entry: its note, and its answers in words.
  CREATE VIEW written_notes AS SELECT id, ${indexedText('entries')} AS note FROM entries
  WHERE ${indexedText('entries')} IS NOT NULL;

  CREATE TRIGGER note_written AFTER INSERT ON entries WHEN new.note IS NOT NULL OR new.own_answers IS NOT NULL BEGIN
    INSERT INTO unindexed SELECT new.id, NULL WHERE NOT EXISTS (SELECT 1 FROM unindexed WHERE id = new.id);
  END;

  CREATE TRIGGER note_removed AFTER DELETE ON entries WHEN old.note IS NOT NULL OR old.own_answers IS NOT NULL BEGIN
    INSERT INTO unindexed SELECT old.id, ${indexedText('old')} WHERE NOT EXISTS (SELECT 1 FROM unindexed WHERE id = old.id);
  END;

  CREATE TRIGGER note_changed AFTER UPDATE OF note, own_answers ON entries
  WHEN old.note IS NOT new.note OR old.own_answers IS NOT new.own_answers BEGIN
    INSERT INTO unindexed SELECT old.id, ${indexedText('old')} WHERE NOT EXISTS (SELECT 1 FROM unindexed WHERE id = old.id);
  END;
  `,
  // A table of its own, so that the rows of sources stay as they are and are found in a damaged file of an earlier version.
  `
  CREATE TABLE source_weights (
    id       INTEGER PRIMARY KEY REFERENCES sources ON DELETE CASCADE,
    weight   REAL NOT NULL CHECK (weight BETWEEN 0 AND 3),
    checksum INTEGER
  ) STRICT;
  `,
];
