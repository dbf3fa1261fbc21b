import type { Database, Statement } from 'better-sqlite3';

/** An open database whose statements are prepared once each. */
export class StatementCache {
  #database: Database;
  readonly #statements = new Map<string, Statement>();
  readonly #open: (() => Promise<Database>) | undefined;

  /** @param open opens the same database once more */
  constructor(database: Database, open?: () => Promise<Database>) {
    this.#database = database;
    this.#open = open;
  }

  get database(): Database {
    return this.#database;
  }

  /** Closes the database and opens it once more. @throws as opening does; then none is open */
  async reopen(): Promise<void> {
    if (!this.#open) return;
    this.#database.close();
    this.#statements.clear();
    this.#database = await this.#open();
  }

  prepare(sql: string): Statement {
    const cached = this.#statements.get(sql);
    if (cached) return cached;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
