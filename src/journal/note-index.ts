import type { Statements } from './statements.ts';

/** With more notes to take out than these, writing the whole index anew is faster. */
const MANY = 500;

/** Brings the indexes of the notes up to what the triggers noted down, in as few statements as can be. */
export function indexNotes(statements: Statements): void {
  const { all, known } = statements
    .sql('SELECT count(*) AS "all", count(indexed) AS known FROM unindexed')
    .get() as Record<'all' | 'known', number>;
  if (all === 0) return;
  if (known > MANY) {
    indexAnew(statements);
    return;
  }
  for (const index of ['notes', 'note_words']) {
    if (known > 0)
      statements
        .sql(
          `INSERT INTO ${index} (${index}, rowid, note) SELECT 'delete', id, indexed FROM unindexed WHERE indexed IS NOT NULL`,
        )
        .run();
    // A CROSS JOIN keeps its order: SQLite would else look through all the notes for the one that is new.
    statements
      .sql(`INSERT INTO ${index} (rowid, note) SELECT id, note FROM unindexed CROSS JOIN written_notes USING (id)`)
      .run();
  }
  statements.sql('DELETE FROM unindexed').run();
}

/** Writes the indexes from the notes as they are. */
export function indexAnew({ database }: Statements): void {
  database.exec(`
    INSERT INTO notes (notes) VALUES ('rebuild');
    INSERT INTO note_words (note_words) VALUES ('rebuild');
    DELETE FROM unindexed;
  `);
}
