import type { StatementCache } from '../statement-cache.ts';
import { isDamagedRow } from './damage/checksums.ts';

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

const isWhole = (row: object) => !isDamagedRow('paragraphs', row);

/** The article and other texts that the writer has loaded. A paragraph that is not as it was stored is left out. */
export class Sources {
  readonly #statements: StatementCache;

  constructor(statements: StatementCache) {
    this.#statements = statements;
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
