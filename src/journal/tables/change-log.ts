import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import type { Rest } from '../../domain/rest.ts';
import type { StatementCache } from '../statement-cache.ts';
import type { Entries } from './entries.ts';
import type { Rests } from './rests.ts';

/** What the writer did when a change was made. */
export type ChangeKind = 'write' | 'remove' | 'move' | 'restore' | 'import' | 'merge' | 'rest';

/** One line of the log: what became of one day in one change. */
export interface Revision {
  /** Lines with the same number were one step. */
  change: number;
  /** `aside`: a version from elsewhere that was kept and never stood in the journal. */
  what: ChangeKind | 'aside';
  day: Day;
  /** What was there before; null when there was nothing. */
  was: SavedEntry | null;
  /** What replaced it; null when it was removed, and for a new entry that nobody has changed since. */
  became: SavedEntry | null;
  replaced_at: string;
  /** When `undo` took it back. */
  undone_at: string | null;
}

/** One state that a day was in. */
export interface EntryVersion {
  entry: SavedEntry;
  /** The instant it was replaced, removed or taken back; null for the one that stands. */
  until: string | null;
  ended: ChangeKind | 'aside' | 'undo' | null;
  /** Whether the day was left without an entry by it, however that came about. */
  removed: boolean;
}

/** What a step had done to a day, or to the rest that begins on it. */
export interface ChangeEffect {
  day: Day;
  action: 'created' | 'changed' | 'removed';
}

/** A step that `undo` took back: for each of its days and its rests what the step had done. */
export interface UndoneStep {
  /** `rest` where nothing but rests was changed. */
  kind: ChangeKind;
  at: string;
  days: ChangeEffect[];
  rests: ChangeEffect[];
}

type Row = Record<'day' | 'replaced_at', string> &
  Record<'was' | 'became' | 'undone_at', string | null> & { id: number; change: number; what: ChangeKind };

const COLUMNS = 'id, change, what, day, was, became, replaced_at, undone_at';

/** Every change of entries and rests, so that all of them can be taken back and none is lost. */
export class ChangeLog {
  readonly #statements: StatementCache;
  readonly #entries: Entries;
  readonly #rests: Rests;
  #step: { what: ChangeKind | undefined; change: number | null } | null = null;

  constructor(statements: StatementCache, entries: Entries, rests: Rests) {
    this.#statements = statements;
    this.#entries = entries;
    this.#rests = rests;
  }

  /** Everything that `work` records is one step; `what` names it, where it is more than its parts. */
  runAsOneStep<T>(what: ChangeKind | undefined, work: () => T): T {
    this.#step = { what, change: null };
    try {
      return work();
    } finally {
      this.#step = null;
    }
  }

  /** Puts an entry in the place of what its day held, or nothing (null), and notes both. */
  changeEntry(what: ChangeKind, day: Day, next: SavedEntry | null, at: string): void {
    this.#change(this.#entries, what, day, next, at);
  }

  /** Puts entries on days that have none, and notes them all at once: a line at a time takes three times as long. */
  createEntries(what: ChangeKind, entries: readonly SavedEntry[], at: string): void {
    for (const entry of entries) this.#entries.create(entry);
    this.#sql('INSERT INTO revisions (change, what, day, replaced_at) SELECT ?, ?, value, ? FROM json_each(?)').run(
      ...this.#stepOf(what),
      at,
      JSON.stringify(entries.map(({ day }) => day)),
    );
  }

  changeRest(day: Day, next: Rest | null, at: string): void {
    this.#change(this.#rests, 'rest', day, next, at);
  }

  /** Keeps a version that never stood here; undo passes it by. */
  addRevision(entry: SavedEntry, at: string): void {
    this.#record('aside', entry.day, null, JSON.stringify(entry), at, at);
  }

  /** Takes back the last step that has not been taken back, and keeps what it had made as an earlier version. */
  undo(at: string): UndoneStep | null {
    const last = this.#sql(
      'SELECT change, what, replaced_at FROM revisions WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1',
    ).get() as Row | undefined;
    if (!last) return null;
    const rows = this.#sql(
      `SELECT ${COLUMNS} FROM revisions WHERE id >= @change AND change = @change AND undone_at IS NULL ORDER BY id DESC`,
    ).all({ change: last.change }) as Row[];
    const [days, rests]: [ChangeEffect[], ChangeEffect[]] = [[], []];
    for (const row of rows) (row.what === 'rest' ? rests : days).push(this.#takeBack(row, at));
    const { what } = rows.find((row) => row.what !== 'rest') ?? last;
    return { kind: what, at: last.replaced_at, days: days.reverse(), rests: rests.reverse() };
  }

  /** The log of one day, oldest first. */
  revisionsOf(day: Day): Revision[] {
    const rows = this.#sql(`SELECT ${COLUMNS} FROM revisions WHERE day = ? AND what <> 'rest' ORDER BY id`).all(
      day,
    ) as Row[];
    return rows.map(({ id: _, was, became, ...row }) => ({ ...row, was: parsed(was), became: parsed(became) }));
  }

  /** Every state a day was in, oldest first, the one that stands now last. */
  versions(day: Day): EntryVersion[] {
    const earlier = this.revisionsOf(day).flatMap(({ what, was, became, replaced_at, undone_at }) => {
      const versions: EntryVersion[] = [];
      if (was) versions.push({ entry: was, until: replaced_at, ended: what, removed: became === null });
      if (became && undone_at !== null) {
        const isAside = what === 'aside';
        const ended = isAside ? what : 'undo';
        versions.push({ entry: became, until: undone_at, ended, removed: !isAside && was === null });
      }
      return versions;
    });
    const now = this.#entries.of(day);
    return now ? [...earlier, { entry: now, until: null, ended: null, removed: false }] : earlier;
  }

  #change<Kind>(
    table: { of(day: Day): Kind | null; put(day: Day, next: Kind): void; drop(day: Day): void },
    what: ChangeKind,
    day: Day,
    next: Kind | null,
    at: string,
  ): void {
    const was = table.of(day);
    if (next !== null) table.put(day, next);
    else if (was !== null) table.drop(day);
    else return;
    // What was created still stands in its own table: an import of a hundred years is not written twice.
    const became = was === null || next === null ? null : JSON.stringify(next);
    this.#record(what, day, was === null ? null : JSON.stringify(was), became, at, null);
  }

  #takeBack({ id, what, day, was, became }: Row, at: string): ChangeEffect {
    const table: { of(day: Day): unknown; put(day: Day, next: never): void; drop(day: Day): void } =
      what === 'rest' ? this.#rests : this.#entries;
    const now = table.of(day);
    if (was === null) table.drop(day);
    else table.put(day, JSON.parse(was) as never);
    this.#sql('UPDATE revisions SET became = ?, undone_at = ? WHERE id = ?').run(now && JSON.stringify(now), at, id);
    return { day, action: was === null ? 'created' : became === null ? 'removed' : 'changed' };
  }

  #record(
    what: ChangeKind | 'aside',
    day: Day,
    was: string | null,
    became: string | null,
    at: string,
    undoneAt: string | null,
  ): void {
    this.#sql(
      'INSERT INTO revisions (change, what, day, was, became, replaced_at, undone_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(...this.#stepOf(what), day, was, became, at, undoneAt);
  }

  /** The number of the step that is being made, and the name its lines get. */
  #stepOf(what: ChangeKind | 'aside'): [change: number, named: ChangeKind | 'aside'] {
    const step = this.#step ?? { what: undefined, change: null };
    step.change ??= this.#sql('SELECT coalesce(max(id), 0) + 1 FROM revisions').pluck().get() as number;
    return [step.change, what === 'aside' || what === 'rest' ? what : (step.what ?? what)];
  }

  #sql(text: string) {
    return this.#statements.prepare(text);
  }
}

function parsed(json: string | null): SavedEntry | null {
  return json === null ? null : JSON.parse(json);
}
