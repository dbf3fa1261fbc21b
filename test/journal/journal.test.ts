import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from '../../src/domain/day.ts';
import { entryVersions } from '../../src/journal/entry-versions.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { inMemory } from '../support/journals.ts';

const at = (hour: number) => new Date(`2026-11-20T${hour}:00:00Z`);
const DAY = '2026-11-20';

describe('saving an entry again', () => {
  it('keeps every earlier version with the time it was replaced', () => {
    const versions = inMemory((journal) => {
      journal.saveEntry({ day: DAY, felt: 3, note: 'first' }, false, at(20));
      journal.saveEntry({ day: DAY, felt: 4, note: 'second' }, false, at(21));
      journal.saveEntry({ day: DAY, felt: 4 }, false, at(22));
      return entryVersions(journal, DAY);
    });
    expect(versions).toMatchObject([
      { entry: { felt: 3, note: 'first' }, until: '2026-11-20T21:00:00.000Z', ended: 'write' },
      { entry: { felt: 4, note: 'second' }, until: '2026-11-20T22:00:00.000Z', ended: 'write' },
      { entry: { felt: 4 }, until: null, ended: null },
    ]);
  });

  it('stamps it later than the version before, also within one millisecond', () => {
    const entry = { day: DAY, felt: 3, updated_at: at(20).toISOString() } as const;
    inMemory((journal) => {
      for (const felt of [3, 4] as const) journal.saveEntry({ ...entry, felt }, false, at(20));
      expect(journal.entry(DAY)).toMatchObject({ felt: 4, updated_at: '2026-11-20T20:00:00.001Z' });
      expect(entryVersions(journal, DAY)[0]).toMatchObject({ until: '2026-11-20T20:00:00.001Z' });
    });
  });

  it('does not stamp it by a later version that never was the entry of its day', () => {
    inMemory((journal) => {
      journal.saveEntry({ day: DAY, felt: 3, updated_at: at(20).toISOString() }, false, at(20));
      journal.addRevision({ day: DAY, felt: 5 }, false, at(23));
      journal.saveEntry({ day: DAY, felt: 4, updated_at: at(21).toISOString() }, false, at(21));
      expect(journal.entry(DAY)).toMatchObject({ felt: 4, updated_at: at(21).toISOString() });
    });
  });

  it('makes no earlier version for a day without an entry', () => {
    inMemory((journal) => {
      journal.saveEntry({ day: DAY, felt: 3 }, false, at(20));
      expect(entryVersions(journal, DAY)).toHaveLength(1);
    });
  });

  it('deletes the draft of that day and no other', () => {
    inMemory((journal) => {
      for (const day of [DAY, '2026-11-19'])
        journal.drafts.save(day, { answers: { felt: 2 }, asked: ['felt'] }, at(19));
      journal.saveEntry({ day: DAY, felt: 3 }, false, at(20));
      expect(journal.drafts.days()).toEqual(['2026-11-19']);
    });
  });
});

describe('days that have a note and no number', () => {
  const withNoteAlone = (look: (journal: Journal) => void) =>
    inMemory((journal) => {
      for (const day of ['2026-11-01', '2026-11-05', '2026-11-20']) journal.saveEntry({ day, felt: 3 }, false, at(20));
      for (const day of ['2026-10-30', '2026-11-21']) journal.saveEntry({ day, note: 'rain' }, false, at(20));
      look(journal);
    });

  it('are written days', () => {
    withNoteAlone((journal) => {
      expect([journal.firstDay(), journal.latestDay('2026-11-30')]).toEqual(['2026-10-30', '2026-11-21']);
      expect(journal.latestDay('2026-10-29')).toBeNull();
    });
  });

  it('are no ratings', () => {
    withNoteAlone(({ ratings }) => {
      expect(ratings.firstDay()).toBe('2026-11-01');
      expect(ratings.nthLatestDay(1, '2026-11-30')).toBe('2026-11-20');
      expect(ratings.nthLatestDay(2, '2026-11-19')).toBe('2026-11-01');
      expect(ratings.nthLatestDay(3, '2026-11-19')).toBeNull();
      expect(ratings.from('').ratings.map(({ felt }) => felt)).toEqual([3, 3, 3]);
      expect(ratings.from('').unrated).toEqual([dayNumber('2026-10-30'), dayNumber('2026-11-21')]);
      expect(ratings.from('2026-11-01').unrated).toEqual([dayNumber('2026-11-21')]);
    });
  });
});

describe('atomically', () => {
  it('rolls back all changes when one fails', () => {
    inMemory((journal) => {
      const failing = () => {
        journal.saveEntry({ day: DAY, felt: 3 }, false, at(20));
        journal.saveEntry({ day: '2026-02-30', felt: 3 }, false, at(20));
      };
      expect(() => journal.atomically(failing)).toThrow(/CHECK/);
      expect(journal.countEntries()).toBe(0);
    });
  });
});

describe('createEntries', () => {
  const entry = (day: string, felt: 2 | 5) => ({ day, felt, late: false });

  it('adds all entries in one step, which undo reverts as a whole', () => {
    inMemory((journal) => {
      journal.saveEntry({ day: '2026-11-01', felt: 4 }, false, at(19));
      journal.createEntries([entry('2026-11-03', 2), entry('2026-11-02', 5)], at(20));
      expect(entryVersions(journal, '2026-11-03')).toEqual([
        { entry: entry('2026-11-03', 2), until: null, ended: null, removed: false },
      ]);
      expect(journal.undo(at(21))?.days).toEqual([
        { day: '2026-11-03', action: 'created' },
        { day: '2026-11-02', action: 'created' },
      ]);
      expect(journal.entries().map(({ day }) => day)).toEqual(['2026-11-01']);
    });
  });

  it('never replaces an existing entry', () => {
    inMemory((journal) => {
      journal.saveEntry({ day: DAY, felt: 3, note: 'first' }, false, at(20));
      expect(() => journal.createEntries([entry('2026-11-19', 2), entry(DAY, 5)], at(21))).toThrow(/UNIQUE/);
      expect(journal.entries()).toEqual([{ day: DAY, felt: 3, note: 'first', late: false }]);
    });
  });
});

describe('the entries', () => {
  const felt = [1, 2, 3, 4, 5, 6, 7] as const;
  const filled = <T>(use: (journal: Journal) => T) =>
    inMemory((journal) => {
      for (const number of felt)
        journal.saveEntry({ day: `2026-11-0${number}`, felt: number, note: `Über ${number} %_` }, number > 5, at(20));
      return use(journal);
    });

  it('are ordered from the oldest, and a limit selects the newest', () => {
    filled((journal) => {
      expect(journal.entries().map((entry) => entry.felt)).toEqual([...felt]);
      expect(journal.entries({ limit: 2 }).map((entry) => entry.felt)).toEqual([6, 7]);
      expect(journal.entries({ from: '2026-11-03', to: '2026-11-04' }).map((entry) => entry.felt)).toEqual([3, 4]);
    });
  });

  it('are the same in pages as all at once', () => {
    inMemory((journal) => {
      journal.atomically(() => {
        for (let number = 0; number < 450; number++)
          journal.saveEntry({ day: addDays('2026-01-01', number), felt: number % 2 ? 3 : 5 }, false, at(20));
      });
      for (const filter of [
        {},
        { from: '2026-02-01', to: '2026-08-01' },
        { felt: { from: 4, to: 7 } },
        { limit: 30 },
      ] as const)
        expect([...journal.pages(filter)].flatMap(({ entries }) => entries)).toEqual(journal.entries(filter));
      expect([...journal.pages({ from: '2028-01-01' })]).toEqual([]);
    });
  });

  it('can be filtered by several literal texts, in any case', () => {
    filled((journal) => {
      expect(journal.entries({ contains: ['über 2', 'ÜBER 4'] }).map((entry) => entry.felt)).toEqual([2, 4]);
      expect(journal.entries({ contains: ['%_'] })).toHaveLength(7);
      expect(journal.entries({ contains: ["' OR 1=1 --"] })).toEqual([]);
    });
  });

  it('say whether they are late', () => {
    filled((journal) => expect(journal.entries().filter(({ late }) => late)).toHaveLength(2));
  });
});

describe('ratings', () => {
  it('are the entries from a day on, with day numbers and without notes', () => {
    const ratings = inMemory((journal) => {
      journal.saveEntry({ day: '0999-03-01', felt: 2, want: 6, my_move: 'chased' }, true, at(20));
      journal.saveEntry({ day: '2026-11-18', felt: 7, their_move: 'closer', practices: ['gesture'] }, false, at(20));
      journal.saveEntry({ day: DAY, felt: 3, my_move: 'space', practices: [], note: 'unread' }, false, at(20));
      return [
        journal.ratings.from('').ratings,
        journal.ratings.from('2026-11-18').ratings.length,
        journal.ratings.from('2026-11-19').ratings.length,
      ];
    });
    expect(ratings).toEqual([
      [
        { dayNumber: dayNumber('0999-03-01'), felt: 2, want: 6, my_move: 'chased', late: true },
        { dayNumber: dayNumber('2026-11-18'), felt: 7, their_move: 'closer', practices: ['gesture'], late: false },
        { dayNumber: dayNumber(DAY), felt: 3, my_move: 'space', practices: [], late: false },
      ],
      2,
      1,
    ]);
  });
});
