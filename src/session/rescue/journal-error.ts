import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { explainJournalError } from '../../journal/file/explain-journal-error.ts';
import { sentence } from '../../render/text.ts';
import type { World } from '../../world.ts';

/** An error of the journal as one that names its cause and what to do. */
export function journalError({ folder, key }: World, error: unknown): UserError {
  const explained = explainJournalError(error, join(folder, 'journal.db'), key);
  return explained instanceof UserError ? explained : new UserError(sentence(String((error as Error).message)));
}
