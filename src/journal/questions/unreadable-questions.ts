import type { Journal } from '../journal.ts';
import { ownQuestions } from './own-questions.ts';

/** The names of the writer's own questions that a change on the disk made unreadable, so that `ownQuestions` leaves them out. */
export function unreadableQuestions(journal: Journal): string[] {
  const names = journal.statements.prepare('SELECT name FROM questions NOT INDEXED ORDER BY rowid').pluck().all();
  const readable = new Set(ownQuestions(journal).map(({ name }) => name));
  return (names as string[]).filter((name) => !readable.has(name));
}
