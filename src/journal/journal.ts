import type { Database, Statement } from 'better-sqlite3';
import type { Day } from '../domain/day.ts';
import type { Draft, Entry, Written } from '../domain/entry.ts';
import { entryOf, type Row, rowOf } from './rows.ts';

/** What became of a passage that was shown. */
export type Verdict = 'shown' | 'kept' | 'another';

export interface Reading {
  day: Day;
  passage: string;
  rank: number;
  reason: string;
  verdict: Verdict;
  shown_at: string;
}

export interface Revision {
  day: Day;
  was: Entry;
  /** What replaced it; null when the entry was removed. */
  became: Entry | null;
  replaced_at: string;
}

/** One state that a day was in, and what ended it. */
export interface Version {
  entry: Entry & { late?: boolean };
  until: string | null;
  ended: 'write' | 'remove' | null;
}

export interface Filter {
  from?: Day | undefined;
  to?: Day | undefined;
  /** Words of which the note has to hold at least one, whatever their case. */
  contains?: readonly string[];
  /** At most so many, the newest. */
  limit?: number | undefined;
}

const COLUMNS = 'day, felt, want, their_move, my_move, practices, note, passage, logged_at, zone, updated_at, late';

/** How many entries are read at once where all of them are wanted. */
const PAGE = 500;

/** The journal of one writer: all the SQL there is, over a database that nobody else sees. */
export class Journal {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** All the changes of `work`, or none of them. */
  atomically<T>(work: () => T): T {
    return this.#database.transaction(work).immediate();
  }

  entry(day: Day): Written | null {
    const row = this.#sql(`SELECT ${COLUMNS} FROM entries WHERE day = ?`).get(day) as Row | undefined;
    return row ? entryOf(row) : null;
  }

  /** The entries that pass the filter, oldest first. */
  entries(filter: Filter = {}): Written[] {
    const words = filter.contains ?? [];
    const where = [
      filter.from !== undefined && 'day >= @from',
      filter.to !== undefined && 'day <= @to',
      words.length > 0 && `(${words.map((_, index) => `contains(note, @word${index})`).join(' OR ')})`,
    ].filter(Boolean);
    if (words.length > 0) this.#teachContains();
    const sql = `SELECT ${COLUMNS} FROM entries ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY day DESC LIMIT @limit`;
    const rows = this.#sql(sql).all({
      from: filter.from,
      to: filter.to,
      limit: filter.limit ?? -1,
      ...Object.fromEntries(words.map((word, index) => [`word${index}`, word])),
    }) as Row[];
    return rows.reverse().map(entryOf);
  }

  count(): number {
    return this.#sql('SELECT count(*) FROM entries').pluck().get() as number;
  }

  /** How many days of a range, both ends included, have an entry. */
  written(from: Day, to: Day): number {
    return this.#sql('SELECT count(*) FROM entries WHERE day BETWEEN ? AND ?').pluck().get(from, to) as number;
  }

  /** Writes an entry for its day, keeps the version it replaces, and lets the draft of that day go. */
  write(entry: Entry, late: boolean, at: Date): void {
    this.atomically(() => {
      const was = this.entry(entry.day);
      this.#sql(
        `INSERT INTO entries (${COLUMNS}) VALUES (@day, @felt, @want, @their_move, @my_move, @practices, @note, @passage,
           @logged_at, @zone, @updated_at, @late)
         ON CONFLICT (day) DO UPDATE SET felt = @felt, want = @want, their_move = @their_move, my_move = @my_move,
           practices = @practices, note = @note, passage = @passage, logged_at = @logged_at, zone = @zone,
           updated_at = @updated_at, late = @late`,
      ).run(rowOf(entry, late));
      if (was) {
        this.#sql('INSERT INTO revisions (day, was, became, replaced_at) VALUES (?, ?, ?, ?)').run(
          entry.day,
          JSON.stringify(plain(was)),
          JSON.stringify(entry),
          at.toISOString(),
        );
      }
      this.dropDraft(entry.day);
    });
  }

  /** The earlier versions of a day, oldest first. */
  revisions(day: Day): Revision[] {
    const rows = this.#sql('SELECT day, was, became, replaced_at FROM revisions WHERE day = ? ORDER BY id').all(
      day,
    ) as {
      day: Day;
      was: string;
      became: string | null;
      replaced_at: string;
    }[];
    return rows.map((row) => ({ ...row, was: JSON.parse(row.was), became: row.became && JSON.parse(row.became) }));
  }

  /** Remembers that a passage was shown, and names it in the entry. */
  show(reading: Omit<Reading, 'verdict'>): void {
    this.atomically(() => {
      this.#sql(
        'INSERT INTO readings (day, passage, rank, reason, shown_at) VALUES (@day, @passage, @rank, @reason, @shown_at)',
      ).run(reading);
      this.#sql('UPDATE entries SET passage = @passage WHERE day = @day').run({
        day: reading.day,
        passage: reading.passage,
      });
    });
  }

  /** What became of the passage shown last on a day. */
  judge(day: Day, verdict: Verdict): void {
    this.#sql('UPDATE readings SET verdict = @verdict WHERE id = (SELECT max(id) FROM readings WHERE day = @day)').run({
      day,
      verdict,
    });
  }

  /** The passages shown on the written days before a day, the newest first. */
  readings(before: Day, limit: number): Reading[] {
    return this.#sql(
      'SELECT day, passage, rank, reason, verdict, shown_at FROM readings WHERE day < ? ORDER BY day DESC, id DESC LIMIT ?',
    ).all(before, limit) as Reading[];
  }

  /** The passages shown on one day, in the order they were shown. */
  readingsOf(day: Day): Reading[] {
    return this.#sql(
      'SELECT day, passage, rank, reason, verdict, shown_at FROM readings WHERE day = ? ORDER BY id',
    ).all(day) as Reading[];
  }

  keepDraft(day: Day, draft: Draft, at: Date): void {
    this.#sql(
      'INSERT INTO drafts (day, draft, kept_at) VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE SET draft = excluded.draft, kept_at = excluded.kept_at',
    ).run(day, JSON.stringify(draft), at.toISOString());
  }

  draft(day: Day): Draft | null {
    const draft = this.#sql('SELECT draft FROM drafts WHERE day = ?').pluck().get(day) as string | undefined;
    return draft === undefined ? null : JSON.parse(draft);
  }

  /** The days that have a draft, oldest first. */
  drafts(): Day[] {
    return this.#sql('SELECT day FROM drafts ORDER BY day').pluck().all() as Day[];
  }

  dropDraft(day: Day): void {
    this.#sql('DELETE FROM drafts WHERE day = ?').run(day);
  }

  setting(name: string): string | null {
    return (this.#sql('SELECT value FROM settings WHERE name = ?').pluck().get(name) as string | undefined) ?? null;
  }

  set(name: string, value: string): void {
    this.#sql(
      'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    ).run(name, value);
  }

  /** The entries that pass the filter in pages, oldest first, so that a long journal never lies in memory whole. */
  *pages(filter: Filter = {}): Generator<Written[]> {
    if (filter.limit !== undefined) return yield this.entries(filter);
    const last = this.#sql(
      'SELECT max(day) FROM (SELECT day FROM entries WHERE day >= @from AND day <= @to ORDER BY day LIMIT @page)',
    ).pluck();
    for (let from = filter.from ?? ''; ; ) {
      const to = last.get({ from, to: filter.to ?? '9999-12-31', page: PAGE }) as Day | null;
      if (to === null) return;
      yield this.entries({ ...filter, from, to });
      from = `${to} `;
    }
  }

  /** Why the last passage of each day was chosen, for the days of a range. */
  reasons(from: Day, to: Day): Map<Day, string> {
    const rows = this.#sql('SELECT day, reason FROM readings WHERE day BETWEEN ? AND ? ORDER BY id')
      .raw()
      .all(from, to);
    return new Map(rows as [Day, string][]);
  }

  /** The days of a range of which an earlier version is kept, oldest first. */
  changedDays(from: Day = '', to: Day = '9999-12-31'): Day[] {
    return this.#sql(
      'SELECT DISTINCT day FROM revisions WHERE (was IS NOT NULL OR became IS NOT NULL) AND day BETWEEN ? AND ? ORDER BY day',
    )
      .pluck()
      .all(from, to) as Day[];
  }

  /** Every state a day was in, oldest first, with the one that stands, which has no end. */
  versions(day: Day): Version[] {
    const earlier = this.revisions(day).map(({ was, became, replaced_at }) => ({
      entry: was,
      until: replaced_at,
      ended: became === null ? ('remove' as const) : ('write' as const),
    }));
    const now = this.entry(day);
    return now ? [...earlier, { entry: now, until: null, ended: null }] : earlier;
  }

  /** Takes an entry out of everything but the earlier versions. */
  remove(day: Day, at: Date): void {
    this.atomically(() => {
      const was = this.entry(day);
      if (!was) return;
      this.#sql('DELETE FROM entries WHERE day = ?').run(day);
      this.#revise(plain(was), null, at);
    });
  }

  /** Keeps a version of a day from elsewhere that does not win over the one that is there. */
  keepAside(entry: Entry, late: boolean, at: Date): void {
    this.#revise(plain({ ...entry, late }), plain({ ...entry, late }), at);
  }

  #revise(was: Entry, became: Entry | null, at: Date): void {
    this.#sql('INSERT INTO revisions (day, was, became, replaced_at) VALUES (?, ?, ?, ?)').run(
      was.day,
      JSON.stringify(was),
      became && JSON.stringify(became),
      at.toISOString(),
    );
  }

  #sql(text: string): Statement {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#database.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }

  /** SQLite's own LIKE and lower() know no letters beyond ASCII. */
  #teachContains(): void {
    this.#database.function('contains', { deterministic: true }, (note, word) =>
      typeof note === 'string' && note.toLowerCase().includes(String(word).toLowerCase()) ? 1 : 0,
    );
  }
}

function plain({ late: _, ...entry }: Written): Entry {
  return entry;
}
