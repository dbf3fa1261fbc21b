import { openDatabase } from '../../src/journal/file/open-database.ts';

/** The bytes of a SQLite database of another program. */
export function foreignDatabase(): Buffer {
  const database = openDatabase(':memory:');
  try {
    database.exec("CREATE TABLE notes (day TEXT, text TEXT); INSERT INTO notes VALUES ('2025-02-03', 'theirs')");
    return database.serialize();
  } finally {
    database.close();
  }
}
