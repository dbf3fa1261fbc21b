import { describe, expect, it } from 'vitest';
import { readAsTable } from './read-as-table.ts';

describe('a table with a column for each day', () => {
  it('is read with a row for each of them', () => {
    const text = 'what,2026-03-02,3 March 2026\nmood,good,bad\nnote,"Soup, hot",\nsleep,7,6\n';
    const { entries, leftOut, conversionRules } = readAsTable(text);
    expect(entries.map(({ day, felt, note }) => [day, felt, note])).toEqual([
      ['2026-03-02', 6, 'mood: good\nSoup, hot'],
      ['2026-03-03', 2, 'mood: bad'],
    ]);
    expect(leftOut.map(({ kind: { why } }) => why)).toEqual(['"sleep"; --columns note=NAME brings one into the note']);
    expect(conversionRules[0]).toBe('This table has a column for each day, so its columns were read as rows.');
  });

  it('has the mood of a day in the row that is marked', () => {
    const text = 'mood,2026-03-02,2026-03-03,2026-03-04\ngood,x,x,\nbad,,X,\n';
    expect(readAsTable(text).entries.map(({ day, felt, note }) => [day, felt, note])).toEqual([
      ['2026-03-02', 6, 'mood: good'],
      ['2026-03-03', 4, 'mood: good\n\nmood: bad'],
    ]);
  });

  it('has what was done on a day as notes where the marked rows are no moods', () => {
    const text = 'habit;02.03.2026;13.03.2026\nwalk;x;\nread;x;x\n';
    const { entries } = readAsTable(text, { notesOnly: true });
    expect(entries.map(({ day, note }) => [day, note])).toEqual([
      ['2026-03-02', 'Table:\nwalk\n\nTable:\nread'],
      ['2026-03-13', 'Table:\nread'],
    ]);
  });

  it('names a row with more cells than there are columns, and cuts nothing', () => {
    const text = 'what,2026-03-02,2026-03-03\nmood,good,bad\nnote,Soup,Rain,Snow\n';
    expect(readAsTable(text).unreadable).toEqual([
      { place: 'line 3', why: expect.stringContaining('This row has 4 cells, and there are 3 headings.') },
    ]);
  });
});

describe('lines above the headings of a table', () => {
  it.each([
    ['a title', 'My diary\n\nDate,Mood,Note\n2026-03-02,good,Soup\n'],
    ['cells that are empty beside it', 'My diary;;\r\nDate;Mood;Note\r\n2026-03-02;good;Soup\r\n'],
    ['days as headings', 'My diary\n,2026-03-02,2026-03-03\nMood,good,\nNote,Soup,\n'],
  ])('are left out and named: %s', (_, text) => {
    const { entries, leftOut } = readAsTable(text);
    expect(entries[0]).toMatchObject({ day: '2026-03-02', felt: 6, note: 'Mood: good\nSoup' });
    expect(leftOut[0]).toEqual({ kind: { one: 'title', why: '"My diary"' }, count: 1 });
  });
});
