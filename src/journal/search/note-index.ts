import type { StatementCache } from '../statement-cache.ts';

/** Above this number of notes to take out, rebuilding the whole index is faster. */
const REBUILD_ABOVE = 500;

/** Updates both full-text indexes with the changes that the triggers recorded in `unindexed`. */
export function updateNoteIndex(statements: StatementCache): void {
  const { changed, indexed } = statements
    .prepare('SELECT count(*) AS changed, count(indexed) AS indexed FROM unindexed')
    .get() as Record<'changed' | 'indexed', number>;
  if (changed === 0) return;
  if (indexed > REBUILD_ABOVE) {
    rebuildNoteIndex(statements);
    return;
  }
  for (const index of ['notes', 'note_words']) {
    if (indexed > 0)
      statements
        .prepare(
          `INSERT INTO ${index} (${index}, rowid, note) SELECT 'delete', id, indexed FROM unindexed WHERE indexed IS NOT NULL`,
        )
        .run();
    // CROSS JOIN fixes the order of the join: otherwise SQLite would scan all notes for the changed ones.
    statements
      .prepare(`INSERT INTO ${index} (rowid, note) SELECT id, note FROM unindexed CROSS JOIN written_notes USING (id)`)
      .run();
  }
  statements.prepare('DELETE FROM unindexed').run();
}

/** Rebuilds both full-text indexes from the current notes. */
export function rebuildNoteIndex({ database }: StatementCache): void {
  database.exec(`
    INSERT INTO notes (notes) VALUES ('rebuild');
    INSERT INTO note_words (note_words) VALUES ('rebuild');
    DELETE FROM unindexed;
  `);
}
