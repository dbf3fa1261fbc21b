import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { passageById } from '../../src/passages/library.ts';
import { viewForDay } from '../../src/suggest/view-for-day.ts';
import { viewOfReading } from '../../src/suggest/view-of-reading.ts';
import { inMemory } from '../support/journals.ts';

const DAY = '2026-11-20';
const ATOMS = passageById('atoms')!;

function journalWith<Result>(readings: [daysAgo: number, facet: string | null][], use: (journal: Journal) => Result) {
  return inMemory((journal) => {
    for (const [daysAgo, facet] of readings) {
      const day = addDays(DAY, -daysAgo);
      journal.readings.add({ day, passage: 'atoms', facet, rank: 1, reason: '', shown_at: `${day}T22:00:00.000Z` });
    }
    return use(journal);
  });
}

const facetsRead = (readings: [daysAgo: number, facet: string | null][]) =>
  journalWith(readings, (journal) => viewForDay(journal, ATOMS, DAY, '').facet?.id);
const isBrief = (...daysAgo: number[]) =>
  journalWith(
    daysAgo.map((days) => [days, null]),
    (journal) => viewForDay(journal, ATOMS, DAY, '').isBrief,
  );

describe('a passage for a day', () => {
  it('comes with a facet that was not read before, then with the one read longest ago', () => {
    expect(facetsRead([])).toBe('own-orbit');
    expect(facetsRead([[9, 'own-orbit']])).toBe('too-near');
    const [first, second, third, last] = ATOMS.facets.map(({ id }) => id);
    expect(
      facetsRead([
        [9, second!],
        [8, first!],
        [7, third!],
        [6, last!],
      ]),
    ).toBe(second);
  });

  it('does not count what was read on the day itself or later', () => {
    expect(
      facetsRead([
        [0, 'own-orbit'],
        [-1, 'own-orbit'],
      ]),
    ).toBe('own-orbit');
  });

  it('comes shorter once it was read three times in the thirty days before', () => {
    expect(isBrief(9, 6)).toBe(false);
    expect(isBrief(30, 9, 6)).toBe(true);
    expect(isBrief(31, 9, 6)).toBe(false);
    expect(isBrief(9, 6, 0)).toBe(false);
  });

  it('is shown again with the facet that was read then', () => {
    const again = (facet: string | null) =>
      journalWith([[9, 'own-orbit']], (journal) => viewOfReading(journal, ATOMS, { day: DAY, facet }).facet?.id);
    expect(again('joined-free')).toBe('joined-free');
    expect(again(null)).toBeUndefined();
    expect(again('gone')).toBeUndefined();
  });
});
