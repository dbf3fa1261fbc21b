import type { Entry, Practice, Written } from '../domain/entry.ts';

/** An entry as SQLite holds it: null for what was not answered, practices as one text, `late` as 0 or 1. */
export type Row = { [Field in keyof Entry]-?: unknown } & { late: 0 | 1 };

export function rowOf(entry: Entry, late: boolean): Row {
  return {
    day: entry.day,
    felt: entry.felt,
    want: entry.want ?? null,
    their_move: entry.their_move ?? null,
    my_move: entry.my_move ?? null,
    practices: entry.practices?.join(',') ?? null,
    note: entry.note ?? null,
    passage: entry.passage ?? null,
    logged_at: entry.logged_at ?? null,
    zone: entry.zone ?? null,
    updated_at: entry.updated_at ?? null,
    late: late ? 1 : 0,
  };
}

export function entryOf(row: Row): Written {
  const entry: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(row)) if (value !== null) entry[field] = value;
  if (typeof row.practices === 'string') entry.practices = row.practices.split(',').filter(Boolean) as Practice[];
  entry.late = row.late === 1;
  return entry as unknown as Written;
}
