import type { StatementCache } from '../statement-cache.ts';

/** A text that the writer has loaded: the article or another one (`extra`). */
export interface Source {
  name: string;
  kind: 'article' | 'extra';
  /** An instant in UTC. */
  loaded_at: string;
}

/** One paragraph of a source, in the order of the text. */
export interface SourceParagraph {
  section: string | null;
  text: string;
  /** The id of the passage that retells this paragraph; null outside the article. */
  passage: string | null;
}

/** The article and other texts that the writer has loaded. */
export class Sources {
  readonly #statements: StatementCache;

  constructor(statements: StatementCache) {
    this.#statements = statements;
  }

  /** Stores a text; it replaces a text of the same name, and an article replaces the article before. */
  load(source: Source, paragraphs: readonly SourceParagraph[]): void {
    const store = () => {
      this.#statements
        .prepare("DELETE FROM sources WHERE name = @name OR (kind = 'article' AND @kind = 'article')")
        .run({ name: source.name, kind: source.kind });
      const { lastInsertRowid: id } = this.#statements
        .prepare('INSERT INTO sources (name, kind, loaded_at) VALUES (@name, @kind, @loaded_at)')
        .run(source);
      const insert = this.#statements.prepare(
        'INSERT INTO paragraphs (source, place, section, text, passage) VALUES (?, ?, ?, ?, ?)',
      );
      for (const [index, { section, text, passage }] of paragraphs.entries())
        insert.run(id, index + 1, section, text, passage);
    };
    this.#statements.database.transaction(store).immediate();
  }

  /** The loaded texts, the article first, each with its number of stored paragraphs. */
  all(): (Source & { id: number; paragraphs: number })[] {
    return this.#statements
      .prepare(
        `SELECT id, name, kind, loaded_at, (SELECT count(*) FROM paragraphs WHERE source = sources.id) AS paragraphs
         FROM sources ORDER BY kind, id`,
      )
      .all() as (Source & { id: number; paragraphs: number })[];
  }

  /** The article's paragraphs by passage id; several of one passage are joined by an empty line. */
  originalTexts(): Map<string, string> {
    const rows = this.#statements
      .prepare('SELECT passage, text FROM paragraphs WHERE passage IS NOT NULL ORDER BY source, place')
      .all() as { passage: string; text: string }[];
    const texts = Map.groupBy(rows, ({ passage }) => passage);
    return new Map([...texts].map(([passage, parts]) => [passage, parts.map(({ text }) => text).join('\n\n')]));
  }

  /** The paragraphs of the texts other than the article. */
  customParagraphs(): { source: number; place: number; name: string; section: string | null; text: string }[] {
    return this.#statements
      .prepare(
        `SELECT source, place, name, section, text FROM paragraphs JOIN sources ON sources.id = source
         WHERE kind = 'extra' ORDER BY source, place`,
      )
      .all() as ReturnType<Sources['customParagraphs']>;
  }

  /**
   * Deletes the text of a name, or all texts for null, so that no byte of them is left in the file.
   * @returns how many texts were deleted
   */
  unload(name: string | null): number {
    const { changes } = this.#statements
      .prepare('DELETE FROM sources WHERE @name IS NULL OR name = @name')
      .run({ name });
    // secure_delete overwrites deleted rows; VACUUM also clears copies left where SQLite moved rows between pages.
    if (changes > 0) this.#statements.database.exec('VACUUM');
    return changes;
  }
}
