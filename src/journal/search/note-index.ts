import type { StatementCache } from '../statement-cache.ts';

/** With more notes to take out than these, writing the whole index anew is faster. */
const MANY = 500;

/** Brings the indexes of the notes up to what the triggers noted down, in as few statements as can be. */
export function updateNoteIndex(statements: StatementCache): void {
  const { all, known } = statements
    .prepare('SELECT count(*) AS "all", count(indexed) AS known FROM unindexed')
    .get() as Record<'all' | 'known', number>;
  if (all === 0) return;
  if (known > MANY) {
    rebuildNoteIndex(statements);
    return;
  }
  for (const index of ['notes', 'note_words']) {
    if (known > 0)
      statements
        .prepare(
          `INSERT INTO ${index} (${index}, rowid, note) SELECT 'delete', id, indexed FROM unindexed WHERE indexed IS NOT NULL`,
        )
        .run();
    // A CROSS JOIN keeps its order: SQLite would else look through all the notes for the one that is new.
    statements
      .prepare(`INSERT INTO ${index} (rowid, note) SELECT id, note FROM unindexed CROSS JOIN written_notes USING (id)`)
      .run();
  }
  statements.prepare('DELETE FROM unindexed').run();
}

/** Writes the indexes from the notes as they are. */
export function rebuildNoteIndex({ database }: StatementCache): void {
  database.exec(`
    INSERT INTO notes (notes) VALUES ('rebuild');
    INSERT INTO note_words (note_words) VALUES ('rebuild');
    DELETE FROM unindexed;
  `);
}
