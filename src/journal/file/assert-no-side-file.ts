import { existsSync } from 'node:fs';
import { UserError } from '../../errors.ts';

/**
 * For a database that is about to be written.
 * @throws UserError for the name of a file that SQLite keeps beside another database: it removes one that it finds there
 */
export function assertNoSideFile(target: string): void {
  const database = target.replace(/-(?:journal|wal|shm)$/, '');
  if (database !== target && existsSync(database))
    throw new UserError(
      `${target} is the name of a file that SQLite keeps beside ${database}, and would be removed.`,
      'Nothing was changed. Name another file.',
    );
}
