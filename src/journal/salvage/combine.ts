import type { SavedEntry } from '../../domain/entry.ts';
import type { SqlValue } from '../pages/read-record.ts';
import { combineEntries, type DayOrigins } from './combine-entries.ts';
import type { FoundRows, Row } from './find-rows.ts';
import { type BackupRows, joinRows, KEYS } from './join-rows.ts';
import { type LastState, lastStates } from './last-states.ts';

/** The rows of a salvaged journal. */
export interface Combined {
  rows: Map<string, Row[]>;
  days: DayOrigins;
  /** Changed entries for whose days there is a better one: to be kept in the history. */
  asides: SavedEntry[];
  /** By table, how many rows other than entries come from the file and from the copy. */
  others: { table: string; file: number; backup: number }[];
}

/** Joins what was found in a damaged file with the rows of a copy; what is whole in the file stands. */
export function combine(found: FoundRows, backup: BackupRows): Combined {
  const revisions = joinRows('revisions', found, backup);
  const history = [...revisions.whole, ...revisions.missing];
  const restStates = lastStates(history, true);
  const { entries, days, asides } = combineEntries(found, backup, lastStates(history, false));
  const rows = new Map([['entries', entries]]);
  const others: Combined['others'] = [];
  for (const table of Object.keys(KEYS).filter((name) => name !== 'entries')) {
    const { whole, missing } = joinRows(table, found, backup);
    rows.set(table, whole);
    const added = missing.filter((row) => isStillThere(table, row, rows, restStates));
    rows.set(table, [...whole, ...added]);
    if (whole.length + added.length > 0) others.push({ table, file: whole.length, backup: added.length });
  }
  return { rows, days, asides, others };
}

/**
 * Whether a row that only the copy has was not taken away since.
 * @param rows the tables that are joined already, and of the table of the row what is whole in the file
 * @param restStates what the history says last of each rest, by the day on which it begins
 */
function isStillThere(
  table: string,
  row: Row,
  rows: ReadonlyMap<string, readonly Row[]>,
  restStates: ReadonlyMap<SqlValue, LastState>,
): boolean {
  const has = (other: string, holds: (one: Row) => boolean) => rows.get(other)!.some(holds);
  switch (table) {
    case 'drafts':
      // A draft goes when its entry is saved.
      return !has('entries', ({ day }) => day === row.day);
    case 'rests':
      return (
        !restStates.get(row.from_day!)?.isRemoved &&
        !has('rests', (one) => one.from_day! <= row.to_day! && row.from_day! <= one.to_day!)
      );
    case 'sources':
      return row.kind !== 'article' || !has('sources', ({ kind }) => kind === 'article');
    case 'paragraphs':
      return has('sources', ({ id }) => id === row.source);
    case 'source_weights':
      return has('sources', ({ id }) => id === row.id);
    default:
      return true;
  }
}
