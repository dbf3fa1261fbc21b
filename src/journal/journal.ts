import type { Database, Statement } from 'better-sqlite3';
import type { Day } from '../domain/day.ts';
import type { Entry, SavedEntry } from '../domain/entry.ts';
import { countRestDays, type Rest, restOn } from '../domain/rest.ts';
import type { EntryFilter } from './search/entry-filter.ts';
import { updateNoteIndex } from './search/note-index.ts';
import { StatementCache } from './statement-cache.ts';
import { ChangeLog, type UndoneStep } from './tables/change-log.ts';
import { assertDaysAgree } from './tables/damage/assert-days-agree.ts';
import { Drafts } from './tables/drafts.ts';
import { Entries, type EntryPage } from './tables/entries.ts';
import { Ratings } from './tables/ratings.ts';
import { Readings } from './tables/readings.ts';
import { Rests } from './tables/rests.ts';
import type { ChangeKind } from './tables/revision.ts';
import { Settings } from './tables/settings.ts';
import { Sources } from './tables/sources.ts';

/** The journal of one writer. No other room of the program contains SQL. */
export class Journal {
  /** The article and other texts that the writer has loaded. */
  readonly sources: Sources;
  /** The passages that the writer was shown. */
  readonly readings: Readings;
  /** What the trends need of the entries; without the notes, which are most of the file. */
  readonly ratings: Ratings;
  readonly drafts: Drafts;
  readonly settings: Settings;
  /** For what else this room does with the journal, so that a command loads no SQL of another. */
  readonly statements: StatementCache;
  readonly #entries: Entries;
  readonly #rests: Rests;
  readonly #log: ChangeLog;

  constructor(database: Database, open?: () => Promise<Database>) {
    this.statements = new StatementCache(database, open);
    this.sources = new Sources(this.statements);
    this.readings = new Readings(this.statements);
    this.ratings = new Ratings(this.statements);
    this.drafts = new Drafts(this.statements);
    this.settings = new Settings(this.statements);
    this.#entries = new Entries(this.statements);
    this.#rests = new Rests(this.statements);
    this.#log = new ChangeLog(this.statements, this.#entries, this.#rests);
  }

  /** Opens the file again, which may be another by now. @throws UserError if that fails; then every use fails */
  reopen(): Promise<void> {
    return this.statements.reopen();
  }

  /**
   * Runs `work` in a transaction: all its changes are stored or none, and `undo` reverts them as one step.
   * A nested call joins the outer transaction and its step.
   * @param kind what `undo` and the history call the step; without it each change keeps its own kind
   */
  atomically<T>(work: () => T, kind?: ChangeKind): T {
    const { database } = this.statements;
    if (database.inTransaction) return work();
    const transaction = database.transaction(() => {
      const result = work();
      updateNoteIndex(this.statements);
      return result;
    });
    return this.#log.runAsOneStep(kind, () => transaction.immediate());
  }

  entry(day: Day): SavedEntry | null {
    return this.#entries.get(day);
  }

  /** The entries that pass the filter, oldest first. */
  entries(filter: EntryFilter = {}): SavedEntry[] {
    return this.#entries.select(filter);
  }

  /** The same, and which of them are damaged. */
  page(filter: EntryFilter): EntryPage {
    return this.#entries.selectPage(filter);
  }

  /** The entries that pass the filter, oldest first, in pages: a long journal is never in memory as a whole. */
  *pages(filter: EntryFilter = {}): Generator<EntryPage> {
    if (filter.limit !== undefined) return yield this.page(filter);
    for (let after = ''; ; ) {
      const page = this.#entries.pageAfter(after, filter);
      const last = page.entries.at(-1);
      if (!last) return;
      yield page;
      after = last.day;
    }
  }

  /** The first day that has an entry. */
  firstDay(): Day | null {
    const first = this.#prepare('SELECT min(day) FROM entries').pluck().get() as Day | null;
    assertDaysAgree(this.statements, '', first);
    return first;
  }

  /** The last day up to a given one that has an entry. */
  latestDay(upTo: Day): Day | null {
    const latest = this.#prepare('SELECT max(day) FROM entries WHERE day <= ?').pluck().get(upTo) as Day | null;
    assertDaysAgree(this.statements, latest ?? '', upTo);
    return latest;
  }

  /** The first and the last day of the entries that pass the filter, and how many they are; null if there are none. */
  span(filter: EntryFilter = {}): { from: Day; to: Day; count: number } | null {
    return this.#entries.span(filter);
  }

  countEntries(): number {
    return this.#prepare('SELECT count(*) FROM entries').pluck().get() as number;
  }

  /** How many days of a range, both ends included, have an entry. */
  countWrittenDays(from: Day, to: Day): number {
    assertDaysAgree(this.statements, from, to);
    return this.#prepare('SELECT count(*) FROM entries WHERE day BETWEEN ? AND ?').pluck().get(from, to) as number;
  }

  /** How many days of a range, both ends included, are set aside, and how many of the others have an entry. */
  coverage(from: Day, to: Day): { written: number; resting: number } {
    const resting = countRestDays(this.rests(), from, to);
    return { written: this.countWrittenDays(from, to) - this.#rests.countWritten(from, to), resting };
  }

  /** Saves the entry of a day, keeps the version it replaces, and deletes the draft of that day. */
  saveEntry(entry: Entry, late: boolean, at: Date): void {
    this.atomically(() => {
      this.replaceEntry(entry, late, at);
      this.drafts.remove(entry.day);
    });
  }

  /** Saves the entry of a day and keeps the version it replaces; a draft stays. Stamps as `ChangeLog.changeEntry` does. */
  replaceEntry(entry: Entry, late: boolean, at: Date, kind: ChangeKind = 'write'): void {
    this.atomically(() => this.#log.changeEntry(kind, entry.day, { ...entry, late }, at.toISOString()));
  }

  /** Adds entries for days that have none, recorded with one statement. @throws SqliteError when a day has an entry */
  createEntries(entries: readonly SavedEntry[], at: Date): void {
    this.atomically(() => this.#log.createEntries('write', entries, at.toISOString()));
  }

  /** Takes over the entry of a day, or its removal (null), from another journal, stamped as it is there. */
  adoptEntry(day: Day, entry: SavedEntry | null, at: Date): void {
    this.atomically(() => this.#log.adoptEntry(day, entry, at.toISOString()));
  }

  /** Removes an entry; the change log keeps it. */
  removeEntry(day: Day, at: Date): void {
    this.atomically(() => this.#log.changeEntry('remove', day, null, at.toISOString()));
  }

  /** Gives an entry another day, where it replaces the entry that was there. */
  moveEntry(from: Day, to: Day, late: boolean, at: Date): void {
    this.atomically(() => {
      const entry = this.entry(from);
      if (!entry) return;
      this.#log.changeEntry('move', from, null, at.toISOString());
      this.#log.changeEntry('move', to, { ...entry, day: to, late, updated_at: at.toISOString() }, at.toISOString());
    });
  }

  /** Records another version of a day, such as one from an import or of a draft, without changing the entry. */
  addRevision(entry: Entry, late: boolean, at: Date): void {
    this.atomically(() => this.#log.addRevision({ ...entry, late }, at.toISOString()));
  }

  /** Reverts the last step that has not been undone; null when there is none. */
  undo(at: Date): UndoneStep | null {
    return this.atomically(() => this.#log.undo(at.toISOString()));
  }

  /** The number in the log of the step that is being recorded; null while it has changed nothing that an undo takes back. */
  currentChange(): number | null {
    return this.#log.currentChange();
  }

  /** The number of the last revision in the log, or of the last that can be undone; 0 if there is none. */
  lastRevision(which?: { toUndo: boolean }): number {
    return this.#log.lastRevision(which);
  }

  /** The ranges of days that the writer sets aside, oldest first, without overlaps. */
  rests(): Rest[] {
    return this.#rests.all();
  }

  /** Sets days aside; false, without a change, when one of them is set aside already. */
  addRest(rest: Rest, at: Date): boolean {
    return this.atomically(() => {
      if (this.rests().some(({ from, to }) => from <= rest.to && rest.from <= to)) return false;
      this.#log.changeRest(rest.from, rest, at.toISOString());
      return true;
    });
  }

  /** Replaces all rests by these, none of which may overlap; records only what differs. */
  replaceRests(rests: readonly Rest[], at: Date): void {
    this.atomically(() => {
      const before = this.rests();
      const kept = new Set(rests.map(({ from }) => from));
      for (const { from } of before) if (!kept.has(from)) this.#log.changeRest(from, null, at.toISOString());
      const byFirstDay = new Map(before.map((rest) => [rest.from, rest]));
      for (const rest of rests) {
        const was = byFirstDay.get(rest.from);
        if (was?.to !== rest.to || was.note !== rest.note) this.#log.changeRest(rest.from, rest, at.toISOString());
      }
    });
  }

  /** Removes the whole rest that covers a day and returns it; null when there is none. */
  removeRestOn(day: Day, at: Date): Rest | null {
    return this.atomically(() => {
      const rest = restOn(this.rests(), day);
      if (rest) this.#log.changeRest(rest.from, null, at.toISOString());
      return rest ?? null;
    });
  }

  /** Removes the passage from the entry of a day. */
  clearPassage(day: Day): void {
    this.#prepare('UPDATE entries SET passage = NULL WHERE day = ?').run(day);
  }

  #prepare(sql: string): Statement {
    return this.statements.prepare(sql);
  }
}
