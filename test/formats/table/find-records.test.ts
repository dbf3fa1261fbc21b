import { describe, expect, it } from 'vitest';
import { findRecords } from '../../../src/formats/table/find-records.ts';

const daysFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ date: `2026-03-0${first + index}`, mood: 4, note: 'Soup.' }));

describe('the records of a JSON', () => {
  it('are the longest list of days, wherever it stands', () => {
    for (const json of [
      { drafts: daysFrom(1, 2), days: daysFrom(3, 4) },
      { days: daysFrom(3, 4), drafts: daysFrom(1, 2) },
    ]) {
      const { list, others } = findRecords(json);
      expect(list).toEqual({ path: 'days', records: daysFrom(3, 4) });
      expect(others).toEqual([{ path: 'drafts', records: daysFrom(1, 2) }]);
    }
  });

  it('are of the day under which they stand, where their own date is that of another', () => {
    const json = {
      '2026-03-02T00:00:00': [{ date: '2026-02-01', text: 'Soup.' }],
      '2026-03-03': { date: '2026-03-03T21:15', text: 'Tea.' },
      '2026-03-04': { date: 'some day', text: 'Rain.' },
    };
    expect(findRecords(json).list!.records).toEqual([
      { date: '2026-03-02T00:00:00', 'record.date': '2026-02-01', text: 'Soup.' },
      { date: '2026-03-03T21:15', text: 'Tea.' },
      { date: 'some day', text: 'Rain.' },
    ]);
  });
});
