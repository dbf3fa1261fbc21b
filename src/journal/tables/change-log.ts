import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import { instantAfter } from '../../domain/instant-after.ts';
import type { Rest } from '../../domain/rest.ts';
import type { StatementCache } from '../statement-cache.ts';
import { isEntryDamaged } from './damage/damage.ts';
import type { Entries } from './entries.ts';
import { restoreRow, type Table } from './restore-row.ts';
import type { Rests } from './rests.ts';
import type { ChangeKind } from './revision.ts';

/** What a step did to the entry of a day, or to the rest that begins on it. */
export interface ChangeEffect {
  day: Day;
  action: 'created' | 'changed' | 'removed';
}

/** A step that `undo` reverted: what it had done to each of its days and rests. */
export interface UndoneStep {
  /** Its number in the log. */
  change: number;
  /** `rest` where only rests were changed. */
  kind: ChangeKind;
  at: string;
  days: ChangeEffect[];
  rests: ChangeEffect[];
}

type RevisionRow = Record<'day' | 'replaced_at', string> &
  Record<'was' | 'became' | 'undone_at', string | null> & { id: number; change: number; what: ChangeKind };

const COLUMNS = 'id, change, what, day, was, became, replaced_at, undone_at';

/** Makes and records every change of entries and rests, so that each can be undone and no version is lost. */
export class ChangeLog {
  readonly #statements: StatementCache;
  readonly #entries: Entries;
  readonly #rests: Rests;
  /** The step being recorded; its change number is assigned with the first revision. */
  #step: { kind: ChangeKind | undefined; change: number | null } | null = null;

  constructor(statements: StatementCache, entries: Entries, rests: Rests) {
    this.#statements = statements;
    this.#entries = entries;
    this.#rests = rests;
  }

  /** Records all changes of `work` as one step; `kind`, if given, replaces the kinds of the single changes. */
  runAsOneStep<T>(kind: ChangeKind | undefined, work: () => T): T {
    this.#step = { kind, change: null };
    try {
      return work();
    } finally {
      this.#step = null;
    }
  }

  /** The number of the step that is being recorded; null while it has changed nothing that an undo takes back. */
  currentChange(): number | null {
    const change = this.#step?.change ?? null;
    return change !== null && this.lastRevision({ toUndo: true }) >= change ? change : null;
  }

  /** The number of the last revision, or of the last that can be undone; 0 if there is none. */
  lastRevision({ toUndo = false } = {}): number {
    const which = toUndo ? ' WHERE undone_at IS NULL' : '';
    return this.#prepare(`SELECT coalesce(max(id), 0) FROM revisions${which}`).pluck().get() as number;
  }

  /**
   * Replaces the entry of a day, or removes it (null), and records both versions. The change and an entry that has an
   * `updated_at` are stamped later than all before them on that day, whatever the clock says.
   */
  changeEntry(kind: ChangeKind, day: Day, next: SavedEntry | null, at: string): void {
    const last = this.#lastChangeOf(day);
    const instant = instantAfter(last, at);
    const isBehind = last !== null && next?.updated_at !== undefined && next.updated_at <= last;
    this.#change(this.#entries, kind, day, isBehind ? { ...next, updated_at: instant } : next, instant);
  }

  /** Takes over the entry of a day, or its removal (null), from another journal, stamped as it is there. */
  adoptEntry(day: Day, next: SavedEntry | null, at: string): void {
    this.#change(this.#entries, next === null ? 'remove' : 'write', day, next, at);
  }

  /** Adds entries for days that have none, and records them with one statement: an import has thousands. */
  createEntries(kind: ChangeKind, entries: readonly SavedEntry[], at: string): void {
    for (const entry of entries) this.#entries.create(entry);
    this.#prepare('INSERT INTO revisions (change, what, day, replaced_at) SELECT ?, ?, value, ? FROM json_each(?)').run(
      ...this.#stepOf(kind),
      at,
      JSON.stringify(entries.map(({ day }) => day)),
    );
  }

  /** Replaces the rest that begins on a day, or removes it (null), and records both. */
  changeRest(day: Day, next: Rest | null, at: string): void {
    this.#change(this.#rests, 'rest', day, next, at);
  }

  /** Records a version that never was the entry of its day; `undo` skips it. */
  addRevision(entry: SavedEntry, at: string): void {
    this.#record('aside', entry.day, null, JSON.stringify(entry), at, at);
  }

  /**
   * Reverts the last step that has not been undone; what the step had written becomes an earlier version. What comes back
   * is exactly as it was, its stamp too: that the writer took it back is in the log.
   */
  undo(at: string): UndoneStep | null {
    const last = this.#prepare(
      'SELECT change, what, replaced_at FROM revisions WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1',
    ).get() as RevisionRow | undefined;
    if (!last) return null;
    const rows = this.#prepare(
      `SELECT ${COLUMNS} FROM revisions WHERE id >= @change AND change = @change AND undone_at IS NULL ORDER BY id DESC`,
    ).all({ change: last.change }) as RevisionRow[];
    const [days, rests]: [ChangeEffect[], ChangeEffect[]] = [[], []];
    for (const row of rows) (row.what === 'rest' ? rests : days).push(this.#revert(row, at));
    const { what } = rows.find((row) => row.what !== 'rest') ?? last;
    return { change: last.change, kind: what, at: last.replaced_at, days: days.reverse(), rests: rests.reverse() };
  }

  #change<Row>(table: Table<Row>, kind: ChangeKind, day: Day, next: Row | null, at: string): void {
    const was = table.get(day);
    const isDamaged = kind !== 'rest' && isEntryDamaged(this.#statements, day);
    if (next !== null) table.put(day, next);
    else if (was !== null) table.remove(day);
    else return;
    // A new entry stands in its own table and is not stored twice; `undo` copies it here.
    const became = was === null || next === null ? null : JSON.stringify(next);
    const revision = this.#record(kind, day, was === null ? null : JSON.stringify(was), became, at, null);
    if (isDamaged) this.#markDamaged(revision);
  }

  /** The instant of the latest change of a day; null if nothing was ever written for it. What never was its entry does not count. */
  #lastChangeOf(day: Day): string | null {
    return this.#prepare(
      `SELECT max(instant) FROM (
           SELECT max(replaced_at, coalesce(undone_at, '')) AS instant FROM revisions
           WHERE day = @day AND what NOT IN ('aside', 'rest')
           UNION ALL SELECT coalesce(updated_at, logged_at) FROM entries WHERE day = @day)`,
    )
      .pluck()
      .get({ day }) as string | null;
  }

  #revert({ id, what, day, was, became }: RevisionRow, at: string): ChangeEffect {
    const isRest = what === 'rest';
    const isDamaged = !isRest && isEntryDamaged(this.#statements, day, id);
    const instant = isRest ? at : instantAfter(this.#lastChangeOf(day), at);
    const current = isRest ? restoreRow(this.#rests, day, was) : restoreRow(this.#entries, day, was);
    this.#prepare('UPDATE revisions SET became = ?, undone_at = ? WHERE id = ?').run(
      current && JSON.stringify(current),
      instant,
      id,
    );
    if (isDamaged) this.#markDamaged(id);
    return { day, action: was === null ? 'created' : became === null ? 'removed' : 'changed' };
  }

  #record(
    kind: ChangeKind | 'aside',
    day: Day,
    was: string | null,
    became: string | null,
    at: string,
    undoneAt: string | null,
  ): number | bigint {
    return this.#prepare(
      'INSERT INTO revisions (change, what, day, was, became, replaced_at, undone_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(...this.#stepOf(kind), day, was, became, at, undoneAt).lastInsertRowid;
  }

  /** The number of the current step, or of a new one, and the kind to record for this change. */
  #stepOf(kind: ChangeKind | 'aside'): [change: number, kind: ChangeKind | 'aside'] {
    const step = this.#step ?? { kind: undefined, change: null };
    step.change ??= this.#prepare('SELECT coalesce(max(id), 0) + 1 FROM revisions').pluck().get() as number;
    return [step.change, kind === 'aside' || kind === 'rest' ? kind : (step.kind ?? kind)];
  }

  /** Makes a row of the log count as damaged, as what it keeps is: its own checksum would hide that. No checksum is negative. */
  #markDamaged(id: number | bigint): void {
    this.#prepare('UPDATE revisions SET checksum = -1 WHERE id = ?').run(id);
  }

  #prepare(sql: string) {
    return this.#statements.prepare(sql);
  }
}
