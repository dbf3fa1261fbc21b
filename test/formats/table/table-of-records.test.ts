import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/formats/detect-format.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { table } from '../../../src/formats/table/table.ts';
import { tableOfRecords } from '../../../src/formats/table/table-of-records.ts';
import { importFile } from '../../support/import-file.ts';
import { MOODS, readAsTable } from './read-as-table.ts';

describe('records of another program', () => {
  it('may be a JSON list of flat records, with a column for each name', () => {
    const list = JSON.stringify([
      { date: '2026-12-03', mood: 'gut', note: 'Soup, "late"\nand warm', people: ['Ana', 'Ben'] },
      { date: '2026-12-04', mood: 'schlecht', weather: 'rain' },
      { date: 'soon', mood: 'gut' },
    ]);
    expect(detectFormat(importFile(list))).toBe('table');
    const { entries, unreadable, leftOut } = readAsTable(list, MOODS);
    expect(entries).toEqual([
      { day: '2026-12-03', felt: 6, note: 'mood: gut, people: Ana, Ben\nSoup, "late"\nand warm' },
      { day: '2026-12-04', felt: 2, note: 'mood: schlecht, weather: rain' },
    ]);
    expect(unreadable).toMatchObject([{ place: 'record 3' }]);
    expect(leftOut).toEqual([]);
  });

  it('may be a list of records anywhere in a JSON, with a column for each path within a record', () => {
    const json = JSON.stringify({
      version: 2,
      labels: [{ id: 1 }, { id: 2 }, { id: 3 }],
      data: {
        items: [
          {
            id: 'a1',
            date: '2026-12-03',
            mood: { id: 9, name: 'gut' },
            content: { text: 'Soup, "late"', photos: ['p.jpg'] },
            tags: [
              { id: 1, name: 'harbour' },
              { id: 3, name: 'bread' },
            ],
          },
          { id: 'a2', date: '2026-12-04', mood: { id: 8, name: 'schlecht' }, content: null, tags: [] },
        ],
      },
    });
    expect(detectFormat(importFile(json))).toBe('table');
    const { entries, conversionRules, leftOut } = readAsTable(json, MOODS);
    expect(entries).toEqual([
      { day: '2026-12-03', felt: 6, note: 'mood: gut, harbour, bread\nSoup, "late"' },
      { day: '2026-12-04', felt: 2, note: 'mood: schlecht' },
    ]);
    expect(conversionRules.slice(0, 2)).toEqual([
      'The table is the list "data.items".',
      'Columns: day from "date"; mood from "mood.name"; note from "content.text"; tags from "tags.name". --columns says it otherwise.',
    ]);
    expect(leftOut.map(({ kind, count }) => [count, kind.one, kind.why])).toEqual([
      [4, 'column', '"id", "mood.id", "content.photos", "tags.id"; --columns note=NAME brings one into the note'],
      [3, 'record', 'in "labels", not in "data.items"'],
      [1, 'field', '"version"; in no record'],
    ]);
    const columns = ['tags=content.photos,note=id'];
    expect(readAsTable(json, { ...MOODS, columns }).entries[0]!.note).toBe('mood: gut, content.photos: p.jpg\na1');
  });

  it.each([
    ['records by their days', '{"2026-12-03":{"mood":"gut","note":"Soup"},"2026-12-04":{"mood":"schlecht"}}'],
    [
      'several records on a day',
      '{"days":{"2026-12-03":[{"mood":"gut","note":"Soup"}],"2026-12-04":[{"mood":"schlecht"}]}}',
    ],
    [
      'one list of days in records of something else',
      '[{"name":"2026","created":"2026-01-01","days":[{"date":"2026-12-03","mood":"gut","note":"Soup"}]},{"days":[{"date":"2026-12-04","mood":"schlecht"}]}]',
    ],
    [
      'records by their years',
      '{"2025":[{"date":"2026-12-03","mood":"gut","note":"Soup"}],"2026":[{"date":"2026-12-04","mood":"schlecht"}]}',
    ],
    [
      'records by names that a database gave them',
      '{"users":{"u1":{"log":{"-Nx1":{"createdAt":"2026-12-03","mood":"gut","note":"Soup"},"-Nx2":{"createdAt":"2026-12-04","mood":"schlecht"}}}}}',
    ],
    [
      'a gap in the list',
      '[null,{"date":"2026-12-03","mood":"gut","note":"Soup"},{"date":"2026-12-04","mood":"schlecht"}]',
    ],
    [
      'JSON Lines of another program that has a day too',
      '{"day":"2026-12-03","mood":"gut","note":"Soup"}\n{"day":"2026-12-04","mood":"schlecht"}\n',
    ],
    ['JSON Lines', '{"date":"2026-12-03","mood":"gut","note":"Soup"}\n\n{"date":"2026-12-04","mood":"schlecht"}\r\n'],
    [
      'the only records beside a longer list without days',
      '{"entries":[{"date":"2026-12-03","mood":"gut","body":"Soup"},{"date":"2026-12-04","mood":"schlecht"}],"people":[{"name":"Ana"},{"name":"Ben"},{"name":"Cleo"}]}',
    ],
  ])('may be JSON with %s', (_, json) => {
    expect(detectFormat(importFile(json))).toBe('table');
    expect(readAsTable(json, MOODS).entries).toEqual([
      { day: '2026-12-03', felt: 6, note: 'mood: gut\nSoup' },
      { day: '2026-12-04', felt: 2, note: 'mood: schlecht' },
    ]);
  });

  it('keeps the texts of a list within a record on lines of their own', () => {
    const messages = [
      { role: 'me', text: 'Soup' },
      { role: 'me', text: 'We walked along the harbour until it was dark.' },
    ];
    const json = JSON.stringify([{ createdAt: '2026-12-03', mood: 'gut', messages }]);
    expect(readAsTable(json, { ...MOODS, columns: ['tags=messages.role'] }).entries).toEqual([
      {
        day: '2026-12-03',
        felt: 6,
        note: 'mood: gut, messages.role: me, me\nSoup\nWe walked along the harbour until it was dark.',
      },
    ]);
  });

  it('has every value of a record in some cell of its row, whatever it nests', () => {
    const leaves = (value: unknown): string[] =>
      typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(leaves)
        : value === null
          ? []
          : [`${value}`];
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 }), { minLength: 1, maxLength: 5 }), (values) => {
        const json = JSON.stringify(values.map((value) => ({ date: '2026-12-03', mood: 'gut', value })));
        const { rows } = tableOfRecords(json);
        expect(rows).toHaveLength(values.length);
        for (const [at, value] of (JSON.parse(json) as unknown[]).entries())
          for (const leaf of leaves(value)) expect(rows[at]!.cells.join(' ')).toContain(leaf);
      }),
    );
  });

  it.each([
    ['Google Keep', { title: 'Evening', textContent: 'Soup.', createdTimestampUsec: 1_772_485_752_000_000 }],
    ['Simplenote', { activeNotes: [{ id: 'a', content: 'Evening\nSoup.', creationDate: '2026-03-02T21:09:12.000Z' }] }],
  ])('may be the notes of %s', (_, content) => {
    const text = JSON.stringify(content);
    expect(detectFormat(importFile(text))).toBe('table');
    expect(readAsTable(text, { notesOnly: true }).entries).toEqual([
      { day: '2026-03-02', note: expect.stringMatching(/^Table 21:09:\nEvening\nSoup\.$/) },
    ]);
  });

  it('may be JSON with a text for each day', () => {
    const json = '{"2026-12-03":"Soup"}';
    expect(detectFormat(importFile(json))).toBe('table');
    expect(table.read!(importFile(json), parseMoodMap([], undefined, true)).entries[0]!.entry).toMatchObject({
      day: '2026-12-03',
      note: 'Table:\nSoup',
    });
  });

  it('is seen in a JSON of which only the beginning is looked at', () => {
    const items = Array.from({ length: 2000 }, (_, at) => ({
      id: at,
      date: '2026-12-03',
      mood: { name: 'gut' },
      text: 'Soup',
    }));
    const json = JSON.stringify({ about: 'x', days: items });
    expect(json.length).toBeGreaterThan(65_536);
    expect(detectFormat(importFile(json))).toBe('table');
  });
});
