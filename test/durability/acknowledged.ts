import { existsSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { withJournal } from '../../src/journal/open.ts';

/** What the program let a writer believe: so many answers of a day are kept, or the work of a number is saved. */
export type Acknowledged = { day: string; answered: number } | { day: string; saved: number };

/** The whole lines of a writer's report. */
export function readReport(text: string): Acknowledged[] {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** What has been acknowledged and is not in the journal of a folder. Opens the journal as the program does. */
export function missing(folder: string, acknowledged: readonly Acknowledged[]): Acknowledged[] {
  return withJournal(folder, 'read', (journal) =>
    acknowledged.filter((one) => {
      const entry = journal.entry(one.day);
      // The work's number is the note, and a later piece of work may have changed the day again.
      if ('saved' in one) return entry === null || Number(entry.note) < one.saved;
      return entry === null && (journal.drafts.get(one.day)?.asked.length ?? 0) < one.answered;
    }),
  );
}

/** What SQLite says about the file: "ok", or what is damaged. A journal that was never made is sound. */
export function soundness(folder: string): string {
  const file = join(folder, 'journal.db');
  if (!existsSync(file)) return 'ok';
  const database = new SQLite(file);
  try {
    return String(database.pragma('integrity_check', { simple: true }));
  } finally {
    database.close();
  }
}
