import type { StatementCache } from '../statement-cache.ts';
import { isDamagedRow } from './checksums.ts';

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
  /** The id of the passage that retells this paragraph. Outside the article its own id. */
  passage: string;
}

/** A loaded text as it is listed. */
export interface LoadedSource extends Source {
  id: number;
  /** How many paragraphs it has. */
  paragraphs: number;
  /** How much its passages count: 0 never, 1 as usual, at most 3. */
  weight: number;
}

/** A paragraph of a text that is not the article, with its id. */
export interface StoredParagraph {
  id: string;
  place: number;
  name: string;
  section: string | null;
  text: string;
}

const WEIGHT = 'coalesce((SELECT weight FROM source_weights WHERE id = sources.id), 1)';
/** Earlier versions stored no id with a paragraph outside the article. */
const OWN_ID = "coalesce(passage, 'source-' || source || '-' || place)";
const OWN_PARAGRAPHS = `SELECT paragraphs.*, ${OWN_ID} AS id, name, ${WEIGHT} AS weight
  FROM paragraphs JOIN sources ON id = source WHERE kind = 'extra'`;

/** A text is told by its row and by the index of names: of a name that was changed on the disk, one of them still has it. */
const OF_NAME = `SELECT id, kind FROM sources NOT INDEXED WHERE name = @name
  UNION SELECT id, kind FROM sources WHERE name = @name`;

const isWhole = (row: object) => !isDamagedRow('paragraphs', row);

/** The article and other texts that the writer has loaded. A paragraph that is not as it was stored is left out. */
export class Sources {
  readonly #statements: StatementCache;

  constructor(statements: StatementCache) {
    this.#statements = statements;
  }

  /**
   * Stores a text; it replaces a text of the same name, and an article replaces the article before.
   * @param weight that of the text it replaces if absent, otherwise 1
   */
  load(source: Source, paragraphs: readonly SourceParagraph[], weight?: number): void {
    const store = () => {
      const replaced = this.#named(source.name).map(({ id }) => id);
      const before = this.all().find(({ id }) => replaced.includes(id))?.weight;
      this.#mendNames();
      this.#statements
        .prepare(
          `DELETE FROM sources WHERE id IN (SELECT value FROM json_each(@replaced))
           OR (kind = 'article' AND @kind = 'article')`,
        )
        .run({ replaced: JSON.stringify(replaced), kind: source.kind });
      const { lastInsertRowid: id } = this.#statements
        .prepare('INSERT INTO sources (name, kind, loaded_at) VALUES (@name, @kind, @loaded_at)')
        .run(source);
      const insert = this.#statements.prepare(
        'INSERT INTO paragraphs (source, place, section, text, passage) VALUES (?, ?, ?, ?, ?)',
      );
      for (const [index, { section, text, passage }] of paragraphs.entries())
        insert.run(id, index + 1, section, text, passage);
      this.setWeight(source.name, weight ?? before ?? 1);
    };
    this.#statements.database.transaction(store).immediate();
  }

  /** The kind of the text of a name; null if there is none. */
  kindOf(name: string): Source['kind'] | null {
    return this.#named(name)[0]?.kind ?? null;
  }

  #named(name: string): Pick<LoadedSource, 'id' | 'kind'>[] {
    return this.#statements.prepare(OF_NAME).all({ name }) as Pick<LoadedSource, 'id' | 'kind'>[];
  }

  /** Makes the index of names anew where it has other names than the rows: a row that it lacks could not be deleted. */
  #mendNames(): void {
    const { database } = this.#statements;
    const inRows = database.prepare('SELECT name FROM sources NOT INDEXED ORDER BY id').pluck().all();
    const inIndex = database.prepare('SELECT id, name FROM sources INDEXED BY sqlite_autoindex_sources_1').all() as {
      id: number;
      name: string;
    }[];
    const names = inIndex.toSorted((a, b) => a.id - b.id).map(({ name }) => name);
    if (JSON.stringify(names) !== JSON.stringify(inRows)) database.exec('REINDEX sources');
  }

  /** Sets how much the passages of a text count; 1, as usual, is not stored. Does nothing for a name that no text has. */
  setWeight(name: string, weight: number): void {
    const id = this.#statements.prepare('SELECT id FROM sources WHERE name = ?').pluck().get(name);
    if (id === undefined) return;
    if (weight === 1) this.#statements.prepare('DELETE FROM source_weights WHERE id = ?').run(id);
    else
      this.#statements
        .prepare(
          'INSERT INTO source_weights (id, weight) VALUES (@id, @weight) ON CONFLICT DO UPDATE SET weight = @weight',
        )
        .run({ id, weight });
  }

  /** The loaded texts, the article first, each with its number of stored paragraphs. */
  all(): LoadedSource[] {
    return this.#statements
      .prepare(
        `SELECT id, name, kind, loaded_at, (SELECT count(*) FROM paragraphs WHERE source = sources.id) AS paragraphs,
           ${WEIGHT} AS weight
         FROM sources ORDER BY kind, id`,
      )
      .all() as LoadedSource[];
  }

  /**
   * The article's paragraphs by passage id; several of one passage are joined by an empty line. A passage of which one is damaged
   * is left out.
   */
  originalTexts(): Map<string, string> {
    const rows = this.#statements
      .prepare(`SELECT paragraphs.* FROM paragraphs JOIN sources ON id = source
         WHERE kind = 'article' ORDER BY source, place`)
      .all() as { passage: string; text: string }[];
    const texts = [...Map.groupBy(rows, ({ passage }) => passage)].filter(([, parts]) => parts.every(isWhole));
    return new Map(texts.map(([passage, parts]) => [passage, parts.map(({ text }) => text).join('\n\n')]));
  }

  /** The paragraphs of the texts other than the article, each with the weight of its text; those of one text if it is named. */
  ownParagraphs(name: string | null = null): (StoredParagraph & { weight: number })[] {
    const rows = this.#statements
      .prepare(`${OWN_PARAGRAPHS} AND name = coalesce(@name, name) ORDER BY source, place`)
      .all({ name }) as (StoredParagraph & { weight: number })[];
    return rows.filter(isWhole);
  }

  /** The paragraph with an id outside the article; null if it is not loaded, or damaged. */
  ownParagraph(id: string): StoredParagraph | null {
    const rows = this.#statements.prepare(`${OWN_PARAGRAPHS} AND ${OWN_ID} = ?`).all(id) as StoredParagraph[];
    return rows.find(isWhole) ?? null;
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
