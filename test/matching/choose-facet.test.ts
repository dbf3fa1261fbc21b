import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { chooseFacet, type FacetReading } from '../../src/matching/choose-facet.ts';
import type { Facet } from '../../src/passages/facet.ts';

const facet = (id: string, retelling: string, cues: string[]): Facet => ({
  id,
  sentences: [1],
  retelling,
  question: 'What now?',
  smallThing: null,
  cues,
});
const PASSAGE = {
  facets: [
    facet('water', 'Soft water slackens a dough.', ['out in the rain', 'long bath']),
    facet('salt', 'Salt is stirred in late.', ['cried at supper', 'quarrelled']),
    facet('heat', 'An oven lies about its heat.', ['too hot to sleep', 'burnt the toast']),
  ],
};
const choose = (note: string, ...readings: [day: string, facet: string | null][]) =>
  chooseFacet(
    PASSAGE,
    note,
    readings.map(([day, facet]): FacetReading => ({ day, facet })),
  )?.id;

describe('chooseFacet', () => {
  it('takes the facet whose cues or retelling share most with the note', () => {
    expect(choose('We quarrelled about supper')).toBe('salt');
    expect(choose('The oven went cold')).toBe('heat');
  });

  it('takes the first where the note decides nothing', () => {
    expect(choose('')).toBe('water');
    expect(choose('An ordinary Tuesday')).toBe('water');
  });

  it('takes one that was never read before one that was, whatever the note says', () => {
    expect(choose('We quarrelled', ['2026-01-01', 'salt'])).toBe('water');
    expect(choose('burnt the toast, quarrelled', ['2026-01-01', 'salt'])).toBe('heat');
  });

  it('takes the one read longest ago once all were read, in whatever order the readings come', () => {
    expect(choose('quarrelled', ['2026-03-01', 'heat'], ['2026-03-09', 'salt'], ['2026-03-04', 'water'])).toBe('heat');
    expect(
      choose(
        'quarrelled',
        ['2026-03-01', 'heat'],
        ['2026-03-09', 'salt'],
        ['2026-03-04', 'water'],
        ['2026-03-14', 'heat'],
      ),
    ).toBe('water');
  });

  it('lets a facet come again only after all others, so within three weeks only if all came within them', () => {
    const readings: FacetReading[] = [];
    for (let day = '2026-01-01'; day < '2026-03-01'; day = addDays(day, 7)) {
      const { id } = chooseFacet(PASSAGE, 'quarrelled', readings)!;
      expect(readings.slice(-2).map(({ facet }) => facet)).not.toContain(id);
      readings.push({ day, facet: id });
    }
  });

  it('does not count readings of an unknown facet, or of none', () => {
    expect(choose('', ['2026-03-01', null], ['2026-03-02', 'gone'])).toBe('water');
  });

  it('gives none for a passage that has none', () => {
    expect(chooseFacet({ facets: [] }, 'quarrelled', [])).toBeNull();
  });
});
