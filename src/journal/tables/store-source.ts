import type { StatementCache } from '../statement-cache.ts';
import type { LoadedSource, Source, SourceParagraph, Sources } from './sources.ts';

/** The parts of a journal that hold its texts. */
interface Shelf {
  statements: StatementCache;
  sources: Sources;
}

/** A text is told by its row and by the index of names: of a name that was changed on the disk, one of them still has it. */
const OF_NAME = `SELECT id, kind FROM sources NOT INDEXED WHERE name = @name
  UNION SELECT id, kind FROM sources WHERE name = @name`;

/**
 * Stores a text; it replaces a text of the same name, and an article replaces the article before.
 * @param weight that of the text it replaces if absent, otherwise 1
 */
export function storeSource(
  { statements, sources }: Shelf,
  source: Source,
  paragraphs: readonly SourceParagraph[],
  weight?: number,
): void {
  const store = () => {
    const replaced = ofName(statements, source.name).map(({ id }) => id);
    const before = sources.all().find(({ id }) => replaced.includes(id))?.weight;
    mendNames(statements);
    statements
      .prepare(
        `DELETE FROM sources WHERE id IN (SELECT value FROM json_each(@replaced))
         OR (kind = 'article' AND @kind = 'article')`,
      )
      .run({ replaced: JSON.stringify(replaced), kind: source.kind });
    const { lastInsertRowid: id } = statements
      .prepare('INSERT INTO sources (name, kind, loaded_at) VALUES (@name, @kind, @loaded_at)')
      .run(source);
    const insert = statements.prepare(
      'INSERT INTO paragraphs (source, place, section, text, passage) VALUES (?, ?, ?, ?, ?)',
    );
    for (const [index, { section, text, passage }] of paragraphs.entries())
      insert.run(id, index + 1, section, text, passage);
    sources.setWeight(source.name, weight ?? before ?? 1);
  };
  statements.database.transaction(store).immediate();
}

/** The kind of the text of a name; null if there is none. */
export function kindOfSource({ statements }: Shelf, name: string): Source['kind'] | null {
  return ofName(statements, name)[0]?.kind ?? null;
}

function ofName(statements: StatementCache, name: string): Pick<LoadedSource, 'id' | 'kind'>[] {
  return statements.prepare(OF_NAME).all({ name }) as Pick<LoadedSource, 'id' | 'kind'>[];
}

/** Rebuilds the index of names where it has other names than the rows: a row that it lacks could not be deleted. */
function mendNames({ database }: StatementCache): void {
  const inRows = database.prepare('SELECT name FROM sources NOT INDEXED ORDER BY id').pluck().all();
  const inIndex = database.prepare('SELECT id, name FROM sources INDEXED BY sqlite_autoindex_sources_1').all() as {
    id: number;
    name: string;
  }[];
  const names = inIndex.toSorted((a, b) => a.id - b.id).map(({ name }) => name);
  if (JSON.stringify(names) !== JSON.stringify(inRows)) database.exec('REINDEX sources');
}
