import type { StatementCache } from '../statement-cache.ts';

/** A text that was loaded: the article itself, or another one. */
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
  /** The passage whose own words it holds; null in another text. */
  passage: string | null;
}

/** The texts that the writer has loaded. */
export class Sources {
  readonly #statements: StatementCache;

  constructor(statements: StatementCache) {
    this.#statements = statements;
  }

  /** Keeps a text in place of the one of the same name, and an article in place of the article before. */
  load(source: Source, paragraphs: readonly SourceParagraph[]): void {
    const keep = () => {
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
    this.#statements.database.transaction(keep).immediate();
  }

  /** What is loaded, the article first, each with how many paragraphs are kept of it. */
  all(): (Source & { id: number; paragraphs: number })[] {
    return this.#statements
      .prepare(
        `SELECT id, name, kind, loaded_at, (SELECT count(*) FROM paragraphs WHERE source = sources.id) AS paragraphs
         FROM sources ORDER BY kind, id`,
      )
      .all() as (Source & { id: number; paragraphs: number })[];
  }

  /** The article's own words, by passage; several paragraphs have an empty line between them. */
  originalTexts(): Map<string, string> {
    const rows = this.#statements
      .prepare('SELECT passage, text FROM paragraphs WHERE passage IS NOT NULL ORDER BY source, place')
      .all() as { passage: string; text: string }[];
    const texts = Map.groupBy(rows, ({ passage }) => passage);
    return new Map([...texts].map(([passage, parts]) => [passage, parts.map(({ text }) => text).join('\n\n')]));
  }

  /** The paragraphs of the texts that are not the article. */
  customParagraphs(): { source: number; place: number; name: string; section: string | null; text: string }[] {
    return this.#statements
      .prepare(
        `SELECT source, place, name, section, text FROM paragraphs JOIN sources ON sources.id = source
         WHERE kind = 'extra' ORDER BY source, place`,
      )
      .all() as ReturnType<Sources['customParagraphs']>;
  }

  /**
   * Takes out the text of a name, or all of them, so that no byte of it is left in the file.
   * @returns how many there were
   */
  unload(name: string | null): number {
    const { changes } = this.#statements
      .prepare('DELETE FROM sources WHERE @name IS NULL OR name = @name')
      .run({ name });
    // Deleted rows are overwritten already (secure_delete); rewriting the file clears what moving rows about has left.
    if (changes > 0) this.#statements.database.exec('VACUUM');
    return changes;
  }
}
