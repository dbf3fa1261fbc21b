import type { FoundRows, Row } from './find-rows.ts';

/** The rows of a copy, by table. */
export type BackupRows = ReadonlyMap<string, readonly Row[]>;

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

/** The rows of a table that are whole in the damaged file, each once, and those that only the copy has. */
export function joinRows(table: string, { intact }: FoundRows, backup: BackupRows): { whole: Row[]; missing: Row[] } {
  const keyOf = KEYS[table]!;
  const whole = new Map((intact.get(table) ?? []).map((row) => [keyOf(row), row]));
  return { whole: [...whole.values()], missing: (backup.get(table) ?? []).filter((row) => !whole.has(keyOf(row))) };
}
