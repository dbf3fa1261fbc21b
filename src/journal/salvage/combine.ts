import { type Day, isDay } from '../../domain/day.ts';
import { parseEntry, type SavedEntry } from '../../domain/entry.ts';
import type { SqlValue } from '../pages/read-record.ts';
import { ENTRY_COLUMNS, type EntryRow, fromRow, toRowValues } from '../tables/entry-row.ts';
import type { FoundRows, Row } from './find-rows.ts';

/**
 * What stands in a table once for each row, as text. In an order in which the joined rows of the earlier tables tell
 * which rows of a later one are still there.
 */
export const KEYS: Readonly<Record<string, (row: Row) => string>> = {
  revisions: ({ id }) => String(id),
  entries: ({ day }) => String(day),
  readings: ({ id }) => String(id),
  drafts: ({ day }) => String(day),
  settings: ({ name }) => String(name),
  rests: ({ from_day }) => String(from_day),
  questions: ({ name }) => String(name),
  sources: ({ name }) => String(name),
  paragraphs: ({ source, place }) => `${source} ${place}`,
  source_weights: ({ id }) => String(id),
};

/** Where the days of a salvaged journal come from. */
export interface DayOrigins {
  /** Whole in the damaged file. */
  file: Day[];
  /** Not whole there, and taken from the copy. */
  backup: Day[];
  /** Of these only a changed entry was left. It may be wrong in a letter or a number. */
  doubtful: Day[];
  /** Of these only the two numbers were left, in an index. */
  numbers: Day[];
  /** Written once, and found nowhere. */
  lost: Day[];
}

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
export function combine(found: FoundRows, backup: ReadonlyMap<string, readonly Row[]>): Combined {
  const rows = new Map<string, Row[]>();
  const others: Combined['others'] = [];
  for (const [table, keyOf] of Object.entries(KEYS)) {
    const whole = new Map((found.intact.get(table) ?? []).map((row) => [keyOf(row), row]));
    rows.set(table, [...whole.values()]);
    const missing = (backup.get(table) ?? []).filter((row) => !whole.has(keyOf(row)) && isStillThere(table, row, rows));
    rows.set(table, [...whole.values(), ...missing]);
    if (table !== 'entries' && whole.size + missing.length > 0)
      others.push({ table, file: whole.size, backup: missing.length });
  }
  return { rows, others, ...addPartialEntries(found, backup, rows) };
}

/**
 * Whether a row that only the copy has was not taken away since.
 * @param rows the tables that are joined already, and of the table of the row what is whole in the file
 */
function isStillThere(table: string, row: Row, rows: ReadonlyMap<string, readonly Row[]>): boolean {
  const has = (other: string, holds: (one: Row) => boolean) => rows.get(other)!.some(holds);
  switch (table) {
    case 'entries':
      return !isRemoved(rows.get('revisions')!, row.day!, false);
    case 'drafts':
      // A draft goes when its entry is saved.
      return !has('entries', ({ day }) => day === row.day);
    case 'rests':
      return (
        !isRemoved(rows.get('revisions')!, row.from_day!, true) &&
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

/** Whether the last thing that was done to the entry of a day, or to the rest that begins on it, was to remove it. */
function isRemoved(revisions: readonly Row[], day: SqlValue, isRest: boolean): boolean {
  const steps = revisions
    .filter((row) => row.day === day && row.what !== 'aside' && (row.what === 'rest') === isRest)
    .sort((one, other) => Number(one.id) - Number(other.id));
  const last = steps.findLast(({ undone_at }) => undone_at === null);
  if (last) return last.was !== null && last.became === null;
  // Every step was undone, so that the day is as it was before the first.
  return steps.length > 0 && steps[0]!.was === null;
}

/** Adds, for days without a whole entry, a changed one or the two numbers; and tells where every day comes from. */
function addPartialEntries(
  { intact, doubtful, indexed }: FoundRows,
  backup: ReadonlyMap<string, readonly Row[]>,
  rows: ReadonlyMap<string, Row[]>,
): Pick<Combined, 'days' | 'asides'> {
  const [entries, revisions] = [rows.get('entries')!, rows.get('revisions')!];
  const inFile = new Set((intact.get('entries') ?? []).map(({ day }) => day));
  const days: DayOrigins = { file: [], backup: [], doubtful: [], numbers: [], lost: [] };
  for (const { day } of entries) days[inFile.has(day!) ? 'file' : 'backup'].push(String(day));
  const byDay = new Map(entries.map((row) => [row.day, row]));
  const knownIds = new Set([...entries, ...(backup.get('entries') ?? [])].map(({ id }) => id));
  const asides: SavedEntry[] = [];
  const add = (origin: 'doubtful' | 'numbers', entry: SavedEntry, id: SqlValue) => {
    const row = { id, ...Object.fromEntries(toRowValues(entry).map((value, index) => [ENTRY_COLUMNS[index], value])) };
    days[origin].push(entry.day);
    byDay.set(entry.day, row as Row);
    knownIds.add(id);
    entries.push(row as Row);
  };
  for (const row of doubtful) {
    const entry = asEntry(row);
    if (entry === null) continue;
    const better = byDay.get(row.day!);
    // A known id may be that of an entry of which only the day was changed.
    if (!better && !knownIds.has(row.id!)) add('doubtful', entry, row.id!);
    else if (!better || JSON.stringify(asEntry(better)) !== JSON.stringify(entry)) asides.push(entry);
  }
  for (const row of indexed) {
    const entry = asEntry({ ...ABSENT, ...row });
    if (entry !== null && !byDay.has(entry.day) && !knownIds.has(row.id!) && !isRemoved(revisions, entry.day, false))
      add('numbers', entry, row.id!);
  }
  const written = new Set(revisions.filter(({ what }) => what !== 'rest' && what !== 'aside').map(({ day }) => day!));
  for (const day of written) if (!byDay.has(day) && !isRemoved(revisions, day, false)) days.lost.push(String(day));
  for (const list of Object.values(days)) list.sort();
  return { days, asides };
}

const ABSENT = Object.fromEntries(ENTRY_COLUMNS.map((column) => [column, null]));

/** The entry of a row; null if it cannot be one. */
function asEntry(row: Row): SavedEntry | null {
  if (!isDay(row.day)) return null;
  try {
    const entry = fromRow(row as unknown as EntryRow);
    return { ...parseEntry(entry), late: entry.late };
  } catch {
    return null;
  }
}
