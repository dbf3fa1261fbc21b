import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { latestBelievable } from '../../src/transfer/correct-stamps.ts';
import { inMemory } from '../support/journals.ts';

describe('the latest stamp that can be right', () => {
  it.each([
    [30, '2025-11-22T22:00:00.000Z'],
    [31, '9999-12-31T23:59:59.999Z'],
  ])('lies two days ahead, unless more than 30 days here were written later: %i days', (days, latest) => {
    inMemory((journal) => {
      const later = new Date('2025-11-23T22:00:00.000Z');
      for (let count = 0; count < days; count += 1)
        journal.saveEntry(
          { day: addDays('2025-09-01', count), felt: 4, updated_at: later.toISOString() },
          false,
          later,
        );
      expect(latestBelievable(journal, new Date('2025-11-20T22:00:00.000Z'))).toBe(latest);
    });
  });
});
