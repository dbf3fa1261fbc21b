import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import type { Rest } from '../../src/domain/rest.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { withJournal } from '../../src/journal/open.ts';
import { exportContent } from '../../src/transfer/export/export-content.ts';
import { versionKey } from '../../src/transfer/import/add-revision.ts';
import { mergeJournal } from '../../src/transfer/merge/merge-journal.ts';
import { anyRests } from '../support/any-rests.ts';
import { freshFolder, writer } from '../support/world.ts';

type Step = { day: number; felt: number | null; at: number; note: string | undefined };
type Life = { steps: readonly Step[]; rests: readonly Rest[] };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 3 }),
    felt: fc.option(fc.integer({ min: 1, max: 7 }), { freq: 3 }),
    at: fc.integer({ min: 0, max: 40 }),
    note: fc.constantFrom(undefined, 'a', 'b'),
  }),
  { maxLength: 12 },
);

const history: fc.Arbitrary<Life> = fc.record({ steps, rests: anyRests });

const instant = (at: number) => new Date(Date.UTC(2026, 2, 10, 0, at));

function live(journal: Journal, { steps, rests }: Life): void {
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

function whole(journal: Journal) {
  const { entries, earlierVersions, rests } = exportContent(journal, {});
  return { entries: [...entries], earlierVersions: [...earlierVersions], rests: [...rests] };
}

/** A journal as far as it may not depend on the order of merges: what stands, what was removed when, what is known. */
function standing(journal: Journal) {
  const { entries, earlierVersions, rests } = whole(journal);
  const known = new Set([...entries, ...earlierVersions.map(({ entry }) => entry)].map((entry) => versionKey(entry)));
  const removed = earlierVersions.filter((one) => one.removed).map(({ entry, until }) => `${entry.day} ${until}`);
  return { entries, removed: removed.sort(), known: [...known].sort(), rests };
}

/** A journal in memory, with a history and then with others merged in. */
function journalOf<T>(life: Life, use: (journal: Journal) => T): T {
  return withJournal(join('not', 'on', 'disk'), 'read', (journal) => {
    live(journal, life);
    return use(journal);
  });
}

function merged(life: Life, ...others: Life[]) {
  return journalOf(life, (journal) => {
    for (const other of others) mergeJournal(journal, journalOf(other, whole), instant(50));
    return standing(journal);
  });
}

describe('merging', () => {
  it('gives the same journal whichever takes in the other', () => {
    fc.assert(
      fc.property(history, history, (a, b) => {
        expect(merged(a, b)).toEqual(merged(b, a));
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same journal in any order, and through any journal in between', () => {
    fc.assert(
      fc.property(history, history, history, (a, b, c) => {
        const inOrder = merged(a, b, c);
        expect(merged(c, a, b)).toEqual(inOrder);
        const between = journalOf(b, (journal) => {
          mergeJournal(journal, journalOf(c, whole), instant(50));
          return whole(journal);
        });
        const roundabout = journalOf(a, (journal) => {
          mergeJournal(journal, between, instant(50));
          return standing(journal);
        });
        expect(roundabout).toEqual(inOrder);
      }),
      { numRuns: 100 },
    );
  });

  it('changes nothing the second time, nor with itself', () => {
    fc.assert(
      fc.property(history, history, (a, b) => {
        journalOf(a, (journal) => {
          expect(mergeJournal(journal, whole(journal), instant(50))).toEqual({
            changedDays: 0,
            addedRevisions: 0,
            changedRests: 0,
          });
          const other = journalOf(b, whole);
          mergeJournal(journal, other, instant(50));
          const once = whole(journal);
          expect(mergeJournal(journal, other, instant(50))).toEqual({
            changedDays: 0,
            addedRevisions: 0,
            changedRests: 0,
          });
          expect(whole(journal)).toEqual(once);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('loses no version of either', () => {
    fc.assert(
      fc.property(history, history, (a, b) => {
        const known = new Set(merged(a, b).known);
        for (const version of [...journalOf(a, standing).known, ...journalOf(b, standing).known])
          expect(known).toContain(version);
      }),
      { numRuns: 100 },
    );
  });

  it('joins the journals of two machines, by their databases and by a file', async () => {
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

  it('unites the days set aside on two machines, by their databases and by a file, and undo parts them again', async () => {
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

  it('leaves both as they are when the other is no journal', async () => {
    const me = writer();
    await me.run('write --felt 4 --no-passage');
    const { code, stderr } = await me.run(['merge', join(freshFolder(), 'none.db')]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('There is no file') });
  });
});
