import { type Day, isDay } from '../../domain/day.ts';
import { parseEntry, type SavedEntry } from '../../domain/entry.ts';
import type { SqlValue } from '../pages/read-record.ts';
import { ENTRY_COLUMNS, type EntryRow, fromRow, toRowValues } from '../tables/entry-row.ts';
import type { FoundRows, Row } from './find-rows.ts';
import { type BackupRows, joinRows } from './join-rows.ts';
import type { LastState } from './last-states.ts';

/** Where the days of a salvaged journal come from. */
export interface DayOrigins {
  /** Whole in the damaged file. */
  file: Day[];
  /** Not whole there, but changed once, and taken from the history as the last change left them. */
  history: Day[];
  /** Not whole there, and taken from the copy. */
  backup: Day[];
  /** Of these only a changed entry was left. It may be wrong in a letter or a number. */
  doubtful: Day[];
  /** Of these only the two numbers were left, in an index. */
  numbers: Day[];
  /** Written once, and found nowhere. */
  lost: Day[];
}

/** The entries of a salvaged journal. */
export interface CombinedEntries {
  entries: Row[];
  days: DayOrigins;
  /** Changed entries for whose days there is a better one: to be kept in the history. */
  asides: SavedEntry[];
}

/**
 * Joins the entries of a damaged file with those of a copy: for each day the first that there is of a whole one in the file, the
 * version of the history, a whole one in the copy, a changed one in the file, and its numbers in the index.
 * @param history what the history says last of each day
 */
export function combineEntries(
  found: FoundRows,
  backup: BackupRows,
  history: ReadonlyMap<SqlValue, LastState>,
): CombinedEntries {
  const entries = new JoinedEntries(backup.get('entries') ?? []);
  const isRemoved = (day: SqlValue) => history.get(day)?.isRemoved === true;
  const { whole, missing } = joinRows('entries', found, backup);
  for (const row of whole) entries.put('file', row);
  for (const row of missing) if (!isRemoved(row.day!)) entries.put('backup', row);
  for (const [day, { version }] of history) {
    const entry = parseVersion(version);
    const row = entries.get(day);
    // The copy may know which passage was chosen for that version; the history does not.
    if (entry !== null && entries.originOf(day) !== 'file' && !isSame(entry, row, { passage: undefined }))
      entries.put('history', toRow(entry, row?.id ?? null));
  }
  const asides: SavedEntry[] = [];
  for (const row of found.doubtful) {
    const entry = asEntry(row);
    if (entry === null) continue;
    const better = entries.get(entry.day);
    // A known id may be that of an entry of which only the day was changed.
    if (!better && !entries.hasId(row.id!)) entries.put('doubtful', toRow(entry, row.id!));
    else if (!isSame(entry, better)) asides.push(entry);
  }
  for (const row of found.indexed) {
    const entry = asEntry({ ...ABSENT, ...row });
    if (entry !== null && !entries.get(entry.day) && !entries.hasId(row.id!) && !isRemoved(entry.day))
      entries.put('numbers', toRow(entry, row.id!));
  }
  const lost = [...history.keys()].filter((day) => !entries.get(day) && !isRemoved(day));
  return { entries: entries.rows(), days: { ...entries.days(), lost: lost.map(String).sort() }, asides };
}

/** One entry for each day, and where it comes from. */
class JoinedEntries {
  readonly #rows = new Map<SqlValue, Row>();
  readonly #origins = new Map<SqlValue, Origin>();
  readonly #ids: Set<SqlValue>;

  /** @param ofBackup all entries of the copy, also of days that were removed since: their ids are known too */
  constructor(ofBackup: readonly Row[]) {
    this.#ids = new Set(ofBackup.map(({ id }) => id!));
  }

  /** Adds the entry of a day, or replaces it. */
  put(origin: Origin, row: Row): void {
    this.#rows.set(row.day!, row);
    this.#origins.set(row.day!, origin);
    this.#ids.add(row.id!);
  }

  get(day: SqlValue): Row | undefined {
    return this.#rows.get(day);
  }

  originOf(day: SqlValue): Origin | undefined {
    return this.#origins.get(day);
  }

  hasId(id: SqlValue): boolean {
    return this.#ids.has(id);
  }

  rows(): Row[] {
    return [...this.#rows.values()];
  }

  days(): Record<Origin, Day[]> {
    const days: Record<Origin, Day[]> = { file: [], history: [], backup: [], doubtful: [], numbers: [] };
    for (const [day, origin] of this.#origins) days[origin].push(String(day));
    for (const list of Object.values(days)) list.sort();
    return days;
  }
}

type Origin = Exclude<keyof DayOrigins, 'lost'>;

const ABSENT = Object.fromEntries(ENTRY_COLUMNS.map((column) => [column, null]));

function toRow(entry: SavedEntry, id: SqlValue): Row {
  return { id, ...Object.fromEntries(toRowValues(entry).map((value, index) => [ENTRY_COLUMNS[index], value])) };
}

/** The entry of a row; null if it cannot be one. */
function asEntry(row: Row): SavedEntry | null {
  return isDay(row.day) ? validEntry(() => fromRow(row as unknown as EntryRow)) : null;
}

/** The entry of a version in the history, given as JSON; null if there is none, or it cannot be one. */
function parseVersion(json: SqlValue): SavedEntry | null {
  return json === null ? null : validEntry(() => JSON.parse(String(json)));
}

function validEntry(read: () => SavedEntry): SavedEntry | null {
  try {
    const entry = read();
    return { ...parseEntry(entry), late: entry.late };
  } catch {
    return null;
  }
}

/** Whether a row is that entry. @param apart fields that may differ, each as undefined */
function isSame(
  entry: SavedEntry,
  row: Row | undefined,
  apart: Partial<Record<keyof SavedEntry, undefined>> = {},
): boolean {
  const other = row && asEntry(row);
  return JSON.stringify({ ...entry, ...apart }) === JSON.stringify({ ...other, ...apart });
}
