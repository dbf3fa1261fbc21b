import type { Database, Statement } from 'better-sqlite3';
import type { Day } from '../domain/day.ts';
import type { Entry, SavedEntry } from '../domain/entry.ts';
import { countRestDays, type Rest, restOn } from '../domain/rest.ts';
import { tagsOf } from '../domain/tags.ts';
import { type PurgeableHistory, purge, purgeableHistory } from './purge.ts';
import type { EntryFilter } from './search/entry-filter.ts';
import { updateNoteIndex } from './search/note-index.ts';
import { type SearchHit, type SearchQuery, searchNotes } from './search/search.ts';
import { StatementCache } from './statement-cache.ts';
import { type ChangeKind, ChangeLog, type EntryVersion, type UndoneStep } from './tables/change-log.ts';
import { Drafts } from './tables/drafts.ts';
import { Entries } from './tables/entries.ts';
import { type Rating, ratings } from './tables/ratings.ts';
import { Readings } from './tables/readings.ts';
import { Rests } from './tables/rests.ts';
import { Settings } from './tables/settings.ts';
import { Sources } from './tables/sources.ts';

/** The journal of one writer: all the SQL there is, over a database that nobody else sees. */
export class Journal {
  /** The texts that the writer has loaded. */
  readonly sources: Sources;
  /** The passages that were put before the writer. */
  readonly readings: Readings;
  readonly drafts: Drafts;
  readonly settings: Settings;
  readonly #statements: StatementCache;
  readonly #entries: Entries;
  readonly #rests: Rests;
  readonly #log: ChangeLog;

  constructor(database: Database) {
    this.#statements = new StatementCache(database);
    this.sources = new Sources(this.#statements);
    this.readings = new Readings(this.#statements);
    this.drafts = new Drafts(this.#statements);
    this.settings = new Settings(this.#statements);
    this.#entries = new Entries(this.#statements);
    this.#rests = new Rests(this.#statements);
    this.#log = new ChangeLog(this.#statements, this.#entries, this.#rests);
  }

  /**
   * All the changes of `work`, or none of them; together they are one step, which undo takes back as a whole.
   * Inside of another one it is a part of that one.
   */
  atomically<T>(work: () => T, what?: ChangeKind): T {
    const { database } = this.#statements;
    if (database.inTransaction) return work();
    const all = database.transaction(() => {
      const result = work();
      updateNoteIndex(this.#statements);
      return result;
    });
    return this.#log.runAsOneStep(what, () => all.immediate());
  }

  entry(day: Day): SavedEntry | null {
    return this.#entries.of(day);
  }

  /** The entries that pass the filter, oldest first. */
  entries(filter: EntryFilter = {}): SavedEntry[] {
    return this.#entries.select(filter);
  }

  /** The entries that pass the filter and whose notes hold what is looked for. */
  search(query: SearchQuery, filter: EntryFilter = {}): { found: SearchHit[]; total: number } {
    return searchNotes(this.#statements, query, filter);
  }

  /** The tags in the notes that pass the filter, each with the number of days that have it. */
  tags(filter: EntryFilter = {}): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { note } of this.entries(filter))
      for (const tag of tagsOf(note ?? '')) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    return counts;
  }

  /** The entries that pass the filter in pages, oldest first, so that a long journal never lies in memory whole. */
  *pages(filter: EntryFilter = {}): Generator<SavedEntry[]> {
    if (filter.limit !== undefined) return yield this.entries(filter);
    for (let after = ''; ; ) {
      const page = this.#entries.pageAfter(after, filter);
      const last = page.at(-1);
      if (!last) return;
      yield page;
      after = last.day;
    }
  }

  /** The days of a range of which an earlier version is kept, oldest first. */
  changedDays(from: Day = '', to: Day = '9999-12-31'): Day[] {
    return this.#sql(
      `SELECT DISTINCT day FROM revisions
       WHERE (was IS NOT NULL OR became IS NOT NULL) AND what <> 'rest' AND day BETWEEN ? AND ? ORDER BY day`,
    )
      .pluck()
      .all(from, to) as Day[];
  }

  /**
   * What trends need of the entries from a day on, oldest first; without the notes, which are most of the file. The moves
   * and practices of a lifetime are much to read, so before `inFull` they are left out.
   */
  ratings(from: Day, inFull: Day = from): Iterable<Rating> {
    return ratings(this.#statements, from, inFull);
  }

  /** The first written day. */
  firstDay(): Day | null {
    return this.#sql('SELECT min(day) FROM entries').pluck().get() as Day | null;
  }

  /** The day of an entry so many back, 1 being the last up to a day; null when there are not so many. */
  nthLatestDay(count: number, upTo: Day): Day | null {
    const found = this.#sql('SELECT day FROM entries WHERE day <= ? ORDER BY day DESC LIMIT 1 OFFSET ?')
      .pluck()
      .get(upTo, count - 1);
    return (found as Day | undefined) ?? null;
  }

  countEntries(): number {
    return this.#sql('SELECT count(*) FROM entries').pluck().get() as number;
  }

  /** How many days of a range, both ends included, have an entry. */
  countWrittenDays(from: Day, to: Day): number {
    return this.#sql('SELECT count(*) FROM entries WHERE day BETWEEN ? AND ?').pluck().get(from, to) as number;
  }

  /** How many days of a range, both ends included, are set aside, and how many of the others have an entry. */
  coverage(from: Day, to: Day): { written: number; resting: number } {
    const written = this.#sql(
      `SELECT count(*) FROM entries WHERE day BETWEEN ? AND ?
         AND NOT EXISTS (SELECT 1 FROM rests WHERE day BETWEEN from_day AND to_day)`,
    )
      .pluck()
      .get(from, to) as number;
    return { written, resting: countRestDays(this.rests(), from, to) };
  }

  /** Writes an entry for its day, keeps the version it replaces, and lets the draft of that day go. */
  saveEntry(entry: Entry, late: boolean, at: Date): void {
    this.atomically(() => {
      this.replaceEntry(entry, late, at);
      this.drafts.remove(entry.day);
    });
  }

  /** Puts an entry in the place of the one of its day, and keeps that one; a draft stays. */
  replaceEntry(entry: Entry, late: boolean, at: Date, what: ChangeKind = 'write'): void {
    this.atomically(() => this.#log.changeEntry(what, entry.day, { ...entry, late }, at.toISOString()));
  }

  /** Puts entries on days that have none, in a fraction of the time that each by itself would take. */
  createEntries(entries: readonly SavedEntry[], at: Date): void {
    this.atomically(() => this.#log.createEntries('write', entries, at.toISOString()));
  }

  /** Takes an entry out of everything but the log. */
  removeEntry(day: Day, at: Date): void {
    this.atomically(() => this.#log.changeEntry('remove', day, null, at.toISOString()));
  }

  /** Gives an entry another day, in place of whatever is written there. */
  moveEntry(from: Day, to: Day, late: boolean, at: Date): void {
    this.atomically(() => {
      const entry = this.entry(from);
      if (!entry) return;
      this.#log.changeEntry('move', from, null, at.toISOString());
      this.#log.changeEntry('move', to, { ...entry, day: to, late, updated_at: at.toISOString() }, at.toISOString());
    });
  }

  /** Keeps a version of a day from elsewhere that does not win over the one that is there. */
  addRevision(entry: Entry, late: boolean, at: Date): void {
    this.atomically(() => this.#log.addRevision({ ...entry, late }, at.toISOString()));
  }

  /** Takes back the last step that has not been taken back; null when there is none. */
  undo(at: Date): UndoneStep | null {
    return this.atomically(() => this.#log.undo(at.toISOString()));
  }

  /** Every state a day was in, oldest first, with the one that stands. */
  versions(day: Day): EntryVersion[] {
    return this.#log.versions(day);
  }

  /** The stretches of days that the writer sets aside, oldest first, without overlaps. */
  rests(): Rest[] {
    return this.#rests.all();
  }

  /** Sets days aside. False when one of them is set aside already. */
  addRest(rest: Rest, at: Date): boolean {
    return this.atomically(() => {
      if (this.rests().some(({ from, to }) => from <= rest.to && rest.from <= to)) return false;
      this.#log.changeRest(rest.from, rest, at.toISOString());
      return true;
    });
  }

  /** Lets these rests, of which none may overlap, stand in the place of all there were. */
  replaceRests(rests: readonly Rest[], at: Date): void {
    this.atomically(() => {
      const before = this.rests();
      const set = new Map(rests.map((rest) => [rest.from, rest]));
      for (const { from } of before) if (!set.has(from)) this.#log.changeRest(from, null, at.toISOString());
      const known = new Map(before.map((rest) => [rest.from, rest]));
      for (const rest of rests) {
        const was = known.get(rest.from);
        if (was?.to !== rest.to || was.note !== rest.note) this.#log.changeRest(rest.from, rest, at.toISOString());
      }
    });
  }

  /** Ends the rest that holds a day, as if it had never been; null when there is none. */
  removeRestOn(day: Day, at: Date): Rest | null {
    return this.atomically(() => {
      const rest = restOn(this.rests(), day);
      if (rest) this.#log.changeRest(rest.from, null, at.toISOString());
      return rest ?? null;
    });
  }

  /** How much there is beside the entries that stand. */
  purgeableHistory(): PurgeableHistory {
    return purgeableHistory(this.#statements);
  }

  /** Takes all of it away for good: afterwards there is nothing to undo, and none of it in the file. */
  purge(): void {
    purge(this.#statements);
  }

  /** Takes the passage of a day away. */
  clearPassage(day: Day): void {
    this.#sql('UPDATE entries SET passage = NULL WHERE day = ?').run(day);
  }

  #sql(text: string): Statement {
    return this.#statements.prepare(text);
  }
}
