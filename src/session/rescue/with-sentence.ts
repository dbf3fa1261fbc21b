import { join } from 'node:path';
import { Cancelled, Dismissed, UserError } from '../../errors.ts';
import type { World } from '../../world.ts';

/** The error that ends a session, with a sentence about what became of the words. */
export async function withSentence({ folder, key }: World, error: unknown, said: string): Promise<unknown> {
  if (error instanceof Dismissed) return new Dismissed(said);
  if (error instanceof Cancelled) return error.withMessage(said);
  // Not for a UserError: where the program was replaced, the chunk that explains is gone, and that is the error to tell.
  const explained =
    error instanceof UserError
      ? error
      : (await import('../../journal/file/explain-journal-error.ts')).explainJournalError(
          error,
          join(folder, 'journal.db'),
          key,
        );
  if (explained instanceof UserError)
    return new UserError(explained.message, [explained.hint, said].filter(Boolean).join('\n'), explained.exitCode);
  return new UserError(`This is a bug of ours. ${(error as Error).stack}`, said);
}
