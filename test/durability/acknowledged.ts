import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { withJournal } from '../../src/journal/open.ts';

/** What the program reported as kept: this many answers of a day, as a draft, or the entry of the job of this number. */
export type Acknowledged = { day: string; answered: number } | { day: string; saved: number };

/** Parses the complete lines of a writer process's report; a half-written last line is ignored. */
export function readReport(text: string): Acknowledged[] {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** The acknowledgements that the journal in a folder does not fulfil. Opens the journal as the program does. */
export function findLost(folder: string, acknowledged: readonly Acknowledged[]): Promise<Acknowledged[]> {
  return withJournal({ folder }, 'read', (journal) =>
    acknowledged.filter((item) => {
      const entry = journal.entry(item.day);
      // Each job saves its number as the note, and a later job may have changed the day again.
      if ('saved' in item) return entry === null || Number(entry.note) < item.saved;
      return entry === null && (journal.drafts.get(item.day)?.asked.length ?? 0) < item.answered;
    }),
  );
}

/** The result of SQLite's integrity check: "ok", or what is damaged. A journal that does not exist yet is "ok". */
export function checkIntegrity(folder: string): string {
  const file = join(folder, 'journal.db');
  if (!existsSync(file)) return 'ok';
  const database = new SQLite(file);
  try {
    return String(database.pragma('integrity_check', { simple: true }));
  } finally {
    database.close();
  }
}

/** Files that a program may leave when it is killed, and that a later run has to take away. */
const TEMPORARY = /\.(partial|old|sealed)$|-journal$|-wal$|^merging-|^editing-/;

/** The temporary files and folders below a folder, as paths from there. */
export function leftFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => TEMPORARY.test(basename(path)));
}
