import { join } from 'node:path';
import { Cancelled, Dismissed, UserError } from '../../errors.ts';
import { explainJournalError } from '../../journal/file/explain-journal-error.ts';
import { sentence } from '../../render/text.ts';
import type { World } from '../../world.ts';

/** An error of the journal as one that names its cause and what to do. */
export function journalError({ folder, key }: World, error: unknown): UserError {
  const explained = explainJournalError(error, join(folder, 'journal.db'), key);
  return explained instanceof UserError ? explained : new UserError(sentence(String((error as Error).message)));
}

/** The error that ends a session, with a sentence about what became of the words. */
export function withSentence({ folder, key }: World, error: unknown, said: string): unknown {
  if (error instanceof Dismissed) return new Dismissed(said);
  if (error instanceof Cancelled) return error.withMessage(said);
  const explained = explainJournalError(error, join(folder, 'journal.db'), key);
  if (explained instanceof UserError)
    return new UserError(explained.message, [explained.hint, said].filter(Boolean).join('\n'), explained.exitCode);
  return new UserError(`This is a bug of nearfar. ${(error as Error).stack}`, said);
}
