import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionKey } from '../../src/commands/fate.ts';
import { leaving } from '../../src/commands/leaving.ts';
import { mergeIn } from '../../src/commands/merge-in.ts';
import type { Entry } from '../../src/domain/entry.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { withJournal } from '../../src/journal/open.ts';
import { freshFolder, writer } from '../support/world.ts';

type Step = { day: number; felt: number | null; at: number; note: string | undefined };

const history: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 3 }),
    felt: fc.option(fc.integer({ min: 1, max: 7 }), { freq: 3 }),
    at: fc.integer({ min: 0, max: 40 }),
    note: fc.constantFrom(undefined, 'a', 'b'),
  }),
  { maxLength: 12 },
);

const instant = (at: number) => new Date(Date.UTC(2026, 2, 10, 0, at));

function live(journal: Journal, steps: readonly Step[]): void {
  for (const { day, felt, at, note } of steps.toSorted((a, b) => a.at - b.at)) {
    const name = `2026-03-0${day}`;
    if (felt === null) journal.remove(name, instant(at));
    else {
      const entry = { day: name, felt, ...(note && { note }), updated_at: instant(at).toISOString() } as Entry;
      journal.write(entry, false, instant(at));
    }
  }
}

function whole(journal: Journal) {
  const { entries, earlier } = leaving(journal, {}, () => {});
  return { entries: [...entries], earlier: [...earlier] };
}

/** A journal as far as it may not depend on the order of merges: what stands, what was removed when, what is known. */
function standing(journal: Journal) {
  const { entries, earlier } = whole(journal);
  const known = new Set([...entries, ...earlier.map(({ entry }) => entry)].map((entry) => versionKey(entry)));
  const removed = earlier.filter((one) => one.removed).map(({ entry, until }) => `${entry.day} ${until}`);
  return { entries, removed: removed.sort(), known: [...known].sort() };
}

/** A journal in memory, with a history and then with others merged in. */
function journalOf<T>(steps: readonly Step[], use: (journal: Journal) => T): T {
  return withJournal(join('not', 'on', 'disk'), 'read', (journal) => {
    live(journal, steps);
    return use(journal);
  });
}

function merged(steps: readonly Step[], ...others: (readonly Step[])[]) {
  return journalOf(steps, (journal) => {
    for (const other of others) mergeIn(journal, journalOf(other, whole));
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
          mergeIn(journal, journalOf(c, whole));
          return whole(journal);
        });
        const roundabout = journalOf(a, (journal) => {
          mergeIn(journal, between);
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
          expect(mergeIn(journal, whole(journal))).toEqual({ changed: 0, aside: 0 });
          const other = journalOf(b, whole);
          mergeIn(journal, other);
          const once = whole(journal);
          expect(mergeIn(journal, other)).toEqual({ changed: 0, aside: 0 });
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
    const { code, talk } = await one.run(['merge', join(two.folder, 'journal.db')]);
    expect({ code, talk }).toEqual({
      code: 0,
      talk: 'Merged: 1 day changed here, 0 versions kept beside those that stand.\n',
    });
    const file = join(freshFolder(), 'one.json');
    await one.run(['export', '--format', 'json', '-o', file]);
    await two.run(['merge', file]);
    const out = (await one.run('list --json')).out;
    expect((await two.run('list --json')).out).toBe(out);
    expect(JSON.parse(out).entries.map(({ felt }: Entry) => felt)).toEqual([3, 6]);
    expect(JSON.parse((await two.run('export --format json')).out).revisions).toMatchObject([{ felt: 4 }]);
  });

  it('leaves both as they are when the other is no journal', async () => {
    const me = writer();
    await me.run('write --felt 4 --no-passage');
    const { code, talk } = await me.run(['merge', join(freshFolder(), 'none.db')]);
    expect({ code, talk }).toEqual({ code: 1, talk: expect.stringContaining('There is no file') });
  });
});
