import { cpSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import type { Rest } from '../../src/domain/rest.ts';
import type { Closeness } from '../../src/domain/scale.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { exportContent } from '../../src/transfer/export/export-content.ts';
import { versionKey } from '../../src/transfer/import/add-revision.ts';
import { mergeJournal } from '../../src/transfer/merge/merge-journal.ts';
import { anyRests } from '../support/any-rests.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { inMemory } from '../support/journals.ts';
import { writer } from '../support/world.ts';

type Step = { day: number; felt: number | null; at: number; note: string | undefined };
type History = { steps: readonly Step[]; rests: readonly Rest[] };

const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 3 }),
    felt: fc.option(fc.integer({ min: 1, max: 7 }), { freq: 3 }),
    at: fc.integer({ min: 0, max: 40 }),
    note: fc.constantFrom(undefined, 'a', 'b'),
  }),
  { maxLength: 12 },
);

const anyHistory: fc.Arbitrary<History> = fc.record({ steps: anySteps, rests: anyRests });

const instant = (at: number) => new Date(Date.UTC(2026, 2, 10, 0, at));

/** Writes a history into a journal, in the order of its instants. */
function writeHistory(journal: Journal, { steps, rests }: History): void {
  for (const rest of rests) journal.addRest(rest, instant(0));
  for (const { day, felt, at, note } of steps.toSorted((a, b) => a.at - b.at)) {
    const name = `2026-03-0${day}`;
    if (felt === null) journal.removeEntry(name, instant(at));
    else {
      const entry = { day: name, felt, ...(note && { note }), updated_at: instant(at).toISOString() } as Entry;
      journal.saveEntry(entry, false, instant(at));
    }
  }
}

function contentOf(journal: Journal) {
  const { entries, earlierVersions, rests } = exportContent(journal, {});
  return { entries: [...entries], earlierVersions: [...earlierVersions], rests: [...rests] };
}

/** What of a journal must not depend on the order of merges: entries, times of removals, the set of versions, rests. */
function stateOf(journal: Journal) {
  const { entries, earlierVersions, rests } = contentOf(journal);
  const known = new Set([...entries, ...earlierVersions.map(({ entry }) => entry)].map((entry) => versionKey(entry)));
  const removed = earlierVersions.filter((one) => one.removed).map(({ entry, until }) => `${entry.day} ${until}`);
  return { entries, removed: removed.sort(), known: [...known].sort(), rests };
}

/** Runs `use` on a journal in memory that has a history. */
function withHistory<T>(history: History, use: (journal: Journal) => T): T {
  return inMemory((journal) => {
    writeHistory(journal, history);
    return use(journal);
  });
}

/** The state of a journal with the first history after the others were merged into it in turn. */
function merged(history: History, ...others: History[]) {
  return withHistory(history, (journal) => {
    for (const other of others) mergeJournal(journal, withHistory(other, contentOf), instant(50));
    return stateOf(journal);
  });
}

/** Milliseconds for the properties of hundreds of journals, also on a busy machine. */
const LONG = { timeout: 120_000 };

describe('nearfar merge', () => {
  it('gives the same journal whichever of two is merged into the other', LONG, () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, (a, b) => {
        expect(merged(a, b)).toEqual(merged(b, a));
      }),
      { numRuns: 150 },
    );
  });

  it('goes by the time of logging where an entry does not say when it was changed', () => {
    const loggedAt = (at: number, felt: Closeness): Entry => ({
      day: '2026-03-01',
      felt,
      logged_at: instant(at).toISOString(),
    });
    inMemory((journal) => {
      journal.saveEntry(loggedAt(5, 5), false, instant(5));
      const mergeEntry = (entry: Entry) =>
        mergeJournal(journal, { entries: [entry], earlierVersions: [], rests: [] }, instant(50));
      mergeEntry(loggedAt(9, 3));
      expect(journal.entry('2026-03-01')).toMatchObject({ felt: 3 });
      mergeEntry(loggedAt(7, 6));
      expect(journal.entry('2026-03-01')).toMatchObject({ felt: 3 });
    });
  });

  it('gives the same journal in any order, and by way of any other journal', LONG, () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, anyHistory, (a, b, c) => {
        const inOrder = merged(a, b, c);
        expect(merged(c, a, b)).toEqual(inOrder);
        const intermediate = withHistory(b, (journal) => {
          mergeJournal(journal, withHistory(c, contentOf), instant(50));
          return contentOf(journal);
        });
        const indirect = withHistory(a, (journal) => {
          mergeJournal(journal, intermediate, instant(50));
          return stateOf(journal);
        });
        expect(indirect).toEqual(inOrder);
      }),
      { numRuns: 100 },
    );
  });

  it('changes nothing the second time, nor when a journal is merged into itself', LONG, () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, (a, b) => {
        withHistory(a, (journal) => {
          expect(mergeJournal(journal, contentOf(journal), instant(50))).toEqual({
            changedDays: 0,
            addedRevisions: 0,
            changedRests: 0,
            changedQuestions: 0,
          });
          const other = withHistory(b, contentOf);
          mergeJournal(journal, other, instant(50));
          const once = contentOf(journal);
          expect(mergeJournal(journal, other, instant(50))).toEqual({
            changedDays: 0,
            addedRevisions: 0,
            changedRests: 0,
            changedQuestions: 0,
          });
          expect(contentOf(journal)).toEqual(once);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('loses no version of either journal', LONG, () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, (a, b) => {
        const known = new Set(merged(a, b).known);
        for (const version of [...withHistory(a, stateOf).known, ...withHistory(b, stateOf).known])
          expect(known).toContain(version);
      }),
      { numRuns: 100 },
    );
  });

  it('merges the journals of two machines from a database and from an exported file', async () => {
    const [one, two] = [writer(), writer()];
    await one.run('write yesterday --felt 3 --no-passage');
    await one.run('write --felt 4 --no-passage');
    await two.run('write --felt 6 --no-passage', { now: '2026-11-20T22:30:00Z' });
    const { code, stderr } = await one.run(['merge', join(two.folder, 'journal.db')]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Merged: 1 day changed here, 0 versions kept beside those that stand.\n',
    });
    const file = join(freshFolder(), 'one.json');
    await one.run(['export', '--format', 'json', '-o', file]);
    await two.run(['merge', file]);
    const out = (await one.run('list --json')).out;
    expect((await two.run('list --json')).out).toBe(out);
    expect(JSON.parse(out).entries.map(({ felt }: Entry) => felt)).toEqual([3, 6]);
    expect(JSON.parse((await two.run('export --format json')).out).revisions).toMatchObject([{ felt: 4 }]);
  });

  it('takes only what was committed from a database whose writer was killed', async () => {
    const [one, two] = [writer(), writer()];
    await two.run('write --felt 6 --no-passage');
    const file = join(two.folder, 'journal.db');
    const database = new SQLite(file);
    // With a cache this small SQLite writes changed pages to the file before the commit.
    database.pragma('cache_size = 1');
    database.exec('BEGIN IMMEDIATE; UPDATE entries SET felt = 1');
    for (let row = 1; row <= 50; row += 1)
      database.prepare("INSERT INTO settings (name, value) VALUES ('filler ' || ?, hex(zeroblob(2000)))").run(row);
    const folder = freshFolder();
    for (const name of ['journal.db', 'journal.db-journal']) cpSync(join(two.folder, name), join(folder, name));
    database.exec('ROLLBACK');
    database.close();
    expect(readFileSync(join(folder, 'journal.db')).equals(readFileSync(file))).toBe(false);
    expect((await one.run(['merge', join(folder, 'journal.db')])).code).toBe(0);
    expect(JSON.parse((await one.run('list --json')).out).entries).toMatchObject([{ felt: 6 }]);
    expect(existsSync(join(folder, 'journal.db-journal'))).toBe(true);
  });

  it('joins overlapping rests from a database and from an exported file, and undo separates them again', async () => {
    const [one, two] = [writer(), writer()];
    await one.run('write --felt 4 --no-passage');
    await one.run('rest 2026-11-02..2026-11-04 --note -', { input: 'ill' });
    await two.run('rest 2026-11-04..2026-11-06 --note -', { input: 'away' });
    await two.run('rest 2026-12-24..2026-12-26');
    const before = (await one.run('rest --json')).out;
    expect((await one.run(['merge', join(two.folder, 'journal.db')])).stderr).toBe(
      'Merged: 0 days changed here, 2 rests set aside, 0 versions kept beside those that stand.\n',
    );
    const file = join(freshFolder(), 'one.json');
    await one.run(['export', '--format', 'json', '-o', file]);
    await two.run(['merge', file]);
    const { out } = await one.run('rest --json');
    expect(JSON.parse(out).rests).toEqual([
      { from: '2026-11-02', to: '2026-11-06', note: 'away\n\nill' },
      { from: '2026-12-24', to: '2026-12-26' },
    ]);
    expect((await two.run('rest --json')).out).toBe(out);
    expect((await one.run('undo')).stderr).toBe('Took back what was changed of 2 rests.\n');
    expect((await one.run('rest --json')).out).toBe(before);
  });

  it('refuses a path that is not there', async () => {
    const me = writer();
    await me.run('write --felt 4 --no-passage');
    const { code, stderr } = await me.run(['merge', join(freshFolder(), 'none.db')]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('There is no file') });
  });
});

describe('nearfar merge of a file that is not as it was', () => {
  /** A writer, and the folder of another journal with one entry. */
  async function withOther() {
    const [me, other] = [writer(), writer()];
    await other.run('write yesterday --felt 3 --note - --no-passage', { input: 'by the sea' });
    return { me, other, path: join(other.folder, 'journal.db') };
  }

  it('names the days that were changed on the disk', async () => {
    const { me, path } = await withOther();
    const database = new SQLite(path);
    database.exec("UPDATE entries SET note = 'by the seb'");
    database.close();
    expect((await me.run(['merge', path])).stderr).toBe(
      `Merged: 1 day changed here, 0 versions kept beside those that stand.\nIn ${path} something was changed on the disk, so that a word or a number may be wrong: 2026-11-19.\n`,
    );
  });

  it('names the file that was given, and not a copy, where only a part of it arrived', async () => {
    const { me, path } = await withOther();
    truncateSync(path, 30_000);
    const { code, stderr } = await me.run(['merge', path]);
    expect(code).toBe(1);
    expect(stderr).toContain(`nearfar: ${path} is not a journal that can be read.`);
    expect(stderr).toContain(`nearfar doctor --salvage ${path}`);
    expect(stderr).not.toContain('merging-');
  });

  it('passes on what the reading of a Markdown file found', async () => {
    const { me, other } = await withOther();
    const path = join(freshFolder(), 'book.md');
    writeFileSync(path, (await other.run('export')).out.split('<!--')[0]!);
    expect((await me.run(['merge', path])).stderr).toContain('The comment with the exact fields is gone');
  });
});
