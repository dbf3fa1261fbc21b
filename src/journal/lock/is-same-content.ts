import type { Hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** Whether two databases hold the same tables with the same rows, and the second is sound. */
export function isSameContent(one: Database, other: Database): boolean {
  if (other.pragma('integrity_check', { simple: true }) !== 'ok') return false;
  return contentHash(one) === contentHash(other);
}

/** A hash of the schema, of the numbers in the header, and of every row of every table. */
function contentHash(database: Database): string {
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256');
  for (const name of ['application_id', 'user_version']) add(hash, database.pragma(name, { simple: true }));
  const schema = database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all() as {
    type: string;
    name: string;
    sql: string | null;
  }[];
  for (const { type, name, sql } of schema) {
    add(hash, name);
    add(hash, sql);
    // The rows of a virtual table lie in tables of their own, which are in the schema too.
    if (type !== 'table' || /^CREATE VIRTUAL/i.test(sql ?? '')) continue;
    const rows = database.prepare(`SELECT * FROM "${name}" ORDER BY 1`).safeIntegers().raw().iterate();
    for (const row of rows as Iterable<unknown[]>) for (const value of row) add(hash, value);
  }
  return hash.digest('hex');
}

/** Adds a value of SQLite with its type and length, so that no two lists of values give the same bytes. */
function add(hash: Hash, value: unknown): void {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value));
  hash.update(`${value === null ? 'null' : typeof value} ${bytes.length}\n`).update(bytes);
}
