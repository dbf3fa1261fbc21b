import { describe, expect, it } from 'vitest';
import { readLocalDate } from '../../../src/formats/table/dates/local-dates.ts';
import { recordsOfTree } from '../../../src/formats/table/tree-of-days.ts';

describe('a tree of days', () => {
  it.each([
    [{ 2026: { March: { 2: 'Soup.' } } }],
    [{ 2026: { March: { '2nd': 'Soup.' } } }],
    [{ 2026: { '03': { '2nd': 'Soup.' } } }],
    [{ '2026-03': { '2nd': 'Soup.' } }],
    [{ 2026: { '03-02': 'Soup.' } }],
    [{ 2026: { W10: { Monday: 'Soup.' } } }],
  ])('has a record for each day: %j', (tree) => {
    const records = recordsOfTree(tree)!;
    expect(records).toMatchObject([{ text: 'Soup.' }]);
    expect(readLocalDate(String(records[0]!.date))?.days.ymd).toBe('2026-03-02');
  });
});
