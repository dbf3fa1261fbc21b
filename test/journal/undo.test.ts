import type { Database } from 'better-sqlite3';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import type { Entry } from '../../src/domain/entry.ts';
import { mergeOverlappingRests } from '../../src/domain/merge-overlapping-rests.ts';
import type { Closeness } from '../../src/domain/scale.ts';
import { entryVersions } from '../../src/journal/entry-versions.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { inMemory, someDay, someEntry } from '../support/journals.ts';

const AT = new Date('2026-11-20T22:00:00Z');

type Step = (journal: Journal) => void;

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(someEntry, fc.boolean()).map(([entry, late]) => write(entry, late)) },
  {
    weight: 2,
    arbitrary: someDay.map(
      (day): Step =>
        (journal) =>
          journal.removeEntry(day, AT),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(someDay, someDay, fc.boolean()).map(
      ([from, to, late]): Step =>
        (journal) => {
          if (from !== to) journal.moveEntry(from, to, late, AT);
        },
    ),
  },
  { weight: 1, arbitrary: several('import') },
  { weight: 1, arbitrary: several('merge') },
  {
    weight: 1,
    arbitrary: fc.tuple(someDay, fc.nat(5)).map(
      ([from, count]): Step =>
        (journal) => {
          journal.addRest({ from, to: addDays(from, count), ...(count > 2 && { note: 'away' }) }, AT);
        },
    ),
  },
  {
    weight: 1,
    arbitrary: someDay.map(
      (day): Step =>
        (journal) =>
          void journal.removeRestOn(day, AT),
    ),
  },
);

function write(entry: Entry, late: boolean): Step {
  return (journal) => {
    journal.saveEntry(entry, late, AT);
    journal.readings.add({
      day: entry.day,
      passage: `of-${entry.felt}`,
      rank: 1,
      reason: 'felt',
      shown_at: AT.toISOString(),
    });
  };
}

function several(kind: 'import' | 'merge'): fc.Arbitrary<Step> {
  return fc.array(someEntry, { minLength: 1, maxLength: 12 }).map(
    (entries): Step =>
      (journal) => {
        journal.atomically(() => {
          for (const entry of entries) journal.saveEntry(entry, false, AT);
          if (kind === 'merge') journal.addRevision(entries[0]!, false, AT);
          const { day } = entries[0]!;
          journal.replaceRests(
            mergeOverlappingRests([...journal.rests(), { from: day, to: addDays(day, 2), note: 'ill' }]),
            AT,
          );
        }, kind);
      },
  );
}

const state = (journal: Journal) => JSON.stringify({ entries: journal.entries(), rests: journal.rests() });

/** The stamps of a day's changes in the order of the log; none of them may be before the one above it. */
function stampsOf(database: Database, day: Day): string[] {
  return database
    .prepare("SELECT max(replaced_at, coalesce(undone_at, '')) FROM revisions WHERE day = ? ORDER BY id")
    .pluck()
    .all(day) as string[];
}

describe('undo', () => {
  it('reverts 200 random changes step by step, each exactly to the state before it', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 200, maxLength: 200 }), (steps) =>
        inMemory((journal, database) => {
          const changes = database
            .prepare('SELECT count(DISTINCT change) FROM revisions WHERE undone_at IS NULL')
            .pluck();
          const before: string[] = [];
          for (const take of [write({ day: '2026-03-03', felt: 4, note: 'the first' }, true), ...steps]) {
            const [count, was] = [changes.get() as number, state(journal)];
            take(journal);
            if (changes.get() !== count) before.push(was);
          }
          expect(before.length).toBeGreaterThan(100);
          while (journal.undo(AT)) expect(state(journal)).toBe(before.pop());
          expect(before).toEqual([]);
        }),
      ),
      { numRuns: 8 },
    );
  });

  it('lets no stamp of a day go back, although the clock goes back by years', () => {
    inMemory((journal, database) => {
      const day = '2026-11-20';
      const at = (year: number) => new Date(`${year}-11-20T22:00:00Z`);
      const write = (felt: Closeness, when: Date) =>
        journal.saveEntry({ day, felt, updated_at: when.toISOString() }, false, when);
      const stamp = () => journal.entry(day)!.updated_at!;
      const stamps: string[] = [];
      write(1, at(2026));
      stamps.push(stamp());
      write(2, at(2027));
      stamps.push(stamp());
      write(3, at(2025));
      stamps.push(stamp());
      journal.undo(at(2024));
      write(4, at(2024));
      stamps.push(stamp());
      journal.removeEntry(day, at(2023));
      journal.undo(at(2022));
      journal.moveEntry(day, '2026-11-19', false, at(2021));
      journal.moveEntry('2026-11-19', day, false, at(2020));
      stamps.push(stamp());
      expect(journal.entry(day)).toMatchObject({ felt: 4 });
      expect(stamps).toEqual([...new Set(stamps)].sort());
      expect(stampsOf(database, day)).toEqual(stampsOf(database, day).toSorted());
      for (const { until } of entryVersions(journal, day)) expect(until === null || until <= stamp()).toBe(true);
    });
  });

  it.each(['import', 'merge'] as const)('brings a day back with its stamp where the step was of kind %s', (kind) => {
    inMemory((journal) => {
      const before = { day: '2026-11-19', felt: 2, updated_at: '2026-11-19T22:00:00.000Z' } as const;
      journal.saveEntry(before, false, AT);
      journal.atomically(() => {
        for (const day of ['2026-11-18', '2026-11-19'])
          journal.adoptEntry(day, { day, felt: 5, updated_at: '2026-11-19T23:00:00.000Z', late: false }, AT);
      }, kind);
      journal.undo(AT);
      expect(journal.entries()).toEqual([{ ...before, late: false }]);
      expect(entryVersions(journal, '2026-11-18')).toMatchObject([{ ended: 'undo', removed: false }]);
    });
  });

  it('continues past steps already undone and later changes', () => {
    inMemory((journal) => {
      for (const felt of [1, 2, 3] as const) journal.saveEntry({ day: '2026-03-01', felt }, false, AT);
      journal.undo(AT);
      journal.undo(AT);
      journal.saveEntry({ day: '2026-03-01', felt: 7 }, false, AT);
      const felt = () => journal.entry('2026-03-01')?.felt;
      expect(felt()).toBe(7);
      journal.undo(AT);
      expect(felt()).toBe(1);
      journal.undo(AT);
      expect(felt()).toBeUndefined();
      expect(journal.undo(AT)).toBeNull();
    });
  });

  it('reverts an import of many days as one step, and skips an import without changes', () => {
    inMemory((journal) => {
      journal.saveEntry({ day: '2026-03-01', felt: 4 }, false, AT);
      const days = ['2026-03-01', '2026-03-02', '2026-03-03'];
      journal.atomically(() => {
        for (const day of days) journal.saveEntry({ day, felt: 5 }, false, AT);
      }, 'import');
      journal.atomically(() => {}, 'import');
      expect(journal.undo(AT)).toMatchObject({
        kind: 'import',
        days: [
          { day: '2026-03-01', action: 'changed' },
          { day: '2026-03-02', action: 'created' },
          { day: '2026-03-03', action: 'created' },
        ],
      });
      expect(journal.entries()).toEqual([{ day: '2026-03-01', felt: 4, late: false }]);
    });
  });

  it('has nothing to revert after a step that failed and was rolled back', () => {
    inMemory((journal) => {
      const fail = () =>
        journal.atomically(() => {
          journal.saveEntry({ day: '2026-03-01', felt: 4 }, false, AT);
          throw new Error('no');
        });
      expect(fail).toThrow('no');
      expect(journal.undo(AT)).toBeNull();
    });
  });
});

describe('the versions of a day', () => {
  it('say whether their end left the day without an entry', () => {
    inMemory((journal) => {
      const day = '2026-03-01';
      journal.saveEntry({ day, felt: 1 }, false, AT);
      journal.undo(AT);
      journal.saveEntry({ day, felt: 2 }, false, AT);
      journal.addRevision({ day, felt: 3 }, false, AT);
      journal.saveEntry({ day, felt: 4 }, false, AT);
      journal.moveEntry(day, '2026-03-02', false, AT);
      expect(entryVersions(journal, day).map(({ entry, ended, removed }) => [entry.felt, ended, removed])).toEqual([
        [1, 'undo', true],
        [3, 'aside', false],
        [2, 'write', false],
        [4, 'move', true],
      ]);
    });
  });

  it('are never lost, whatever is done and undone', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            step,
            fc.constant<Step>((journal) => void journal.undo(AT)),
          ),
          { maxLength: 60 },
        ),
        (steps) =>
          inMemory((journal) => {
            const seen = new Map<Day, Set<string>>();
            for (const take of steps) {
              take(journal);
              for (const entry of journal.entries())
                seen.set(entry.day, (seen.get(entry.day) ?? new Set()).add(JSON.stringify(entry)));
            }
            for (const [day, states] of seen) {
              const kept = entryVersions(journal, day).map(({ entry }) => JSON.stringify(entry));
              for (const one of states) expect(kept).toContain(one);
            }
          }),
      ),
      { numRuns: 25 },
    );
  });
});
