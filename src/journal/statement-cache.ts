import type { Database, Statement } from 'better-sqlite3';

/** An open database with its statements, each prepared once. */
export class StatementCache {
  readonly database: Database;
  readonly #known = new Map<string, Statement>();

  constructor(database: Database) {
    this.database = database;
  }

  prepare(text: string): Statement {
    const known = this.#known.get(text);
    if (known) return known;
    const statement = this.database.prepare(text);
    this.#known.set(text, statement);
    return statement;
  }
}
