import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/formats/detect-format.ts';
import { importFile } from '../../support/import-file.ts';
import { MOODS, readAsTable } from './read-as-table.ts';

describe('a note of another program', () => {
  it('loses characters that nobody sees and no note can hold, which are counted', () => {
    const content = JSON.stringify([{ date: '2026-03-02', mood: 'good', note: 'So\0up\ud83d' }]);
    const { entries, leftOut } = readAsTable(content);
    expect(entries[0]!.note).toBe('mood: good\nSoup');
    expect(leftOut).toEqual([
      {
        kind: { one: 'half of a character', many: 'halves of characters', why: 'the other half is missing' },
        count: 1,
      },
      { kind: { one: 'NUL character', why: 'it stands for nothing' }, count: 1 },
    ]);
  });
});

describe('a table of another program', () => {
  it('gives numbers what * says where nobody named their scale', () => {
    const { entries } = readAsTable('Date,Mood\n2026-12-03,5\n2026-12-04,9\n', { map: ['*=4'] });
    expect(entries.map(({ felt }) => felt)).toEqual([4, 4]);
  });

  it('is read by its headings, with what it is read as, and what is left out', () => {
    const { entries, conversionRules, leftOut } = readAsTable(
      'Datum;Uhrzeit;Stimmung;Notiz;Wetter;Schritte\n25.12.2026;21:15;gut;"spät; und warm";Regen;900\n03.12.2026;;schlecht;;;\n',
      MOODS,
    );
    expect(entries).toEqual([
      { day: '2026-12-25', felt: 6, note: 'Stimmung 21:15: gut, Wetter: Regen\nspät; und warm' },
      { day: '2026-12-03', felt: 2, note: 'Stimmung: schlecht' },
    ]);
    expect(conversionRules).toEqual([
      'Columns: day from "Datum"; time from "Uhrzeit"; mood from "Stimmung"; note from "Notiz"; tags from "Wetter". --columns says it otherwise.',
      'The dates in "Datum" were read as day, month, year.',
      'Moods become closeness by this rule: schlecht is 2, gut is 6. The word itself stands in the note.',
    ]);
    expect(leftOut).toEqual([
      { kind: { one: 'column', why: '"Schritte"; --columns note=NAME brings one into the note' }, count: 1 },
    ]);
  });

  it.each([
    'Date,Mood,Note',
    'DAY;RATING;COMMENT',
    'Tag\tStimmung\tEintrag',
    'date,humeur,commentaire',
    'Fecha;Estado de ánimo;Comentario',
    'Data;Humor;Anotação',
    'full date,mood score (1-5),notes',
    'createdAt,moodScore,journal_text',
  ])('is detected by the headings %s', (headings) => {
    expect(detectFormat(importFile(`${headings}\n2026-03-02,3,x\n`))).toBe('table');
  });

  it.each(['We had a date, and my mood was low', 'name,weight\n', 'Date\n2026-03-02\n', '# 2026, Mood'])(
    'is not seen in: %s',
    (text) => {
      expect(detectFormat(importFile(text))).not.toBe('table');
    },
  );

  it('has the days of the writer’s clock where its times are of UTC, or counted from 1970', () => {
    const rows = ['2026-12-04T02:30:00.000Z,gut,Soup', '1796265000,schlecht,Bread', '1796437800000,gut,Rain'];
    const { entries, conversionRules } = readAsTable(['createdAt,mood,note', ...rows].join('\n'), {
      ...MOODS,
      zone: 'America/New_York',
    });
    expect(entries).toEqual([
      { day: '2026-12-03', felt: 6, note: 'mood 21:30: gut\nSoup' },
      { day: '2026-12-02', felt: 2, note: 'mood 21:30: schlecht\nBread' },
      { day: '2026-12-04', felt: 6, note: 'mood 21:30: gut\nRain' },
    ]);
    expect(conversionRules).toContain(
      'The times in "createdAt" were read as those of your time zone, America/New_York.',
    );
  });

  it.each(['2026-12-03T00:00:00.000Z', '2026-12-03T23:30:00', '2026-12-03T23:30:00+09:00'])(
    'keeps the day of a time that is written as it was on the spot: %s',
    (date) => {
      const { entries } = readAsTable(`date,mood\n${date},gut\n`, { ...MOODS, zone: 'America/New_York' });
      expect(entries[0]!.day).toBe('2026-12-03');
    },
  );

  it('proposes as the day what is counted from 1970', () => {
    const list =
      '[{"when":1772487000,"what":"Soup, and a blackbird."},{"when":1772573400,"what":"Rain all the morning."}]';
    expect(() => readAsTable(list)).toThrow('--columns day=when: "when" holds dates (1772487000)');
  });

  it('names the line of JSON Lines that is none, and reads the others, also with commas behind them', () => {
    const text = '{"date":"2026-12-03","mood":"gut"},\n{"date":"2026-12-04"\n{"date":"2026-12-05","mood":"gut"}\n';
    const { entries, unreadable } = readAsTable(text, MOODS);
    expect(entries.map(({ day }) => day)).toEqual(['2026-12-03', '2026-12-05']);
    expect(unreadable).toMatchObject([
      { place: 'line 2', why: expect.stringContaining('It breaks off before its end') },
    ]);
  });

  it('is read by --columns, where the headings say nothing', () => {
    const text = 'A,B,"C, and D",E\n2026-03-02,good,first,second\n';
    expect(() => readAsTable(text)).toThrow(
      '--columns day=A: "A" holds dates (2026-03-02), so it seems to be the day.\n--columns mood=B: "B" seems to say how close it felt (good).',
    );
    const columns = ['day=a,mood=B', 'note="c, and d",note=E'];
    expect(readAsTable(text, { columns }).entries).toEqual([
      { day: '2026-03-02', felt: 6, note: 'B: good\nfirst\nsecond' },
    ]);
  });

  it.each([
    ['day=Nothing', 'The table has no column "Nothing".'],
    ['when=Date', '"when=Date" does not say which column is what.'],
    ['Date', '"Date" does not say which column is what.'],
    ['time=Date,time=Mood', 'does not say which column is what.'],
  ])('is refused with --columns %s', (columns, why) => {
    expect(() => readAsTable('Date,Mood\n2026-03-02,good\n', { columns: [columns] })).toThrow(why);
  });

  it.each([
    ['Date,Value of the day,Note\n2026-03-02,good,x', '--columns mood=Value of the day'],
    ['Date,How near did we feel?,Note\n2026-03-02,5,x', '--columns mood=How near did we feel?'],
    ['Date,\u5fc3\u60c5\u5206\u6570,Note\n2026-03-02,3,x', '--columns mood=\u5fc3\u60c5\u5206\u6570'],
    ['Date,\uae30\ubd84,Note\n2026-03-02,3,x', '--columns mood=\uae30\ubd84'],
    ['Date,Weather,Note\n2026-03-02,rain,x', '--notes-only : No column of this table is known to say how close'],
    ['Date,Steps,Note\n2026-03-02,5,x', 'name it in its place, such as --columns mood=Steps, of "Steps".'],
    ['Date,Weather,Heard\n2026-03-02,rain,A blackbird all morning', '--columns note=Heard: "Heard" seems to be'],
    ['When,Mood\n2026-03-02,good', '--columns day=When: "When" holds dates (2026-03-02)'],
    ['Zeit,Wert\n2026-03-02,4', '--columns day=Zeit: '],
    ['Date,Closeness to him,What\n2026-03-02,4,A blackbird all morning', '--columns note=What: '],
    ['Who,Mood\nTom,good', 'and none of them holds dates'],
    ['name,info\nMonday 2 March,Soup\n3 March,Rain', '"name" holds days without their year, such as Monday 2 March.'],
    ['Date,Steps,Km\n2026-03-02,5,3', 'neither a column that says how close it felt nor one with notes'],
  ])('proposes the column that looks like it, or none: %j', (text, why) => {
    expect(() => readAsTable(text)).toThrow(why);
  });

  it('is read without a row of headings, by the places of its columns', () => {
    const text = '2022_1_1,4,hello\n2022_1_31,5,"hi, you"\n';
    expect(() => readAsTable(text)).toThrow('--columns day=column 1: "column 1" holds dates (2022_1_1)');
    const { entries, conversionRules } = readAsTable(text, { columns: ['day=1,mood=2,note=3'], scale: '1-5' });
    expect(entries).toEqual([
      { day: '2022-01-01', felt: 6, note: 'column 2: 4\nhello' },
      { day: '2022-01-31', felt: 7, note: 'column 2: 5\nhi, you' },
    ]);
    expect(conversionRules[0]).toBe('Columns: day from "column 1"; mood from "column 2"; note from "column 3".');
    expect(() => readAsTable(text)).toThrow(
      '--columns mood=column 2: "column 2" seems to say how close it felt (4, 5).',
    );
    expect(() => readAsTable('5.0 , 2026-03-02\n3.0 , 2026-03-03\n')).toThrow('--columns mood=column 1: ');
    expect(readAsTable('2026-03-02\tgood\n', { columns: ['day=1,mood=2'] }).entries).toHaveLength(1);
    expect(detectFormat(importFile('2022-01-01 21:15,4,hello\n2022-01-02 21:15,4,x\n', 'a.csv'))).toBe('table');
  });

  it('names a column without a heading by its place, also where it is the day', () => {
    const text = ',mood,steps\n2026-03-02,good,1500.0\n2026-03-03,bad,1700.0\n';
    expect(() => readAsTable(text)).toThrow('--columns day=column 1: "column 1" holds dates (2026-03-02)');
    expect(readAsTable(text, { columns: ['day=1'] }).entries.map(({ day }) => day)).toEqual([
      '2026-03-02',
      '2026-03-03',
    ]);
    expect(() => readAsTable(text, { columns: ['day=2'] })).toThrow('The table has no column "2".');
    expect(readAsTable('date,mood,\n2026-03-02,good,x\n').leftOut).toMatchObject([
      { kind: { why: expect.stringContaining('"column 3"') } },
    ]);
    expect(() => readAsTable('steps,mood\n1500.0,good\n')).toThrow('none of them holds dates');
    expect(() => readAsTable('when,mood\n2026.03,good\n2026.04,bad\n')).toThrow('a stretch of days (2026.03)');
  });

  it.each([
    ['Kiitollisuus', 'Keitto ja mustarastas, sade koko aamun.'],
    ['\uc77c\uae30', '\uc624\ub298\uc740 \ube44\uac00 \uc654\ub2e4.'],
    ['\u672c\u6587', '\u4eca\u65e5\u306f\u96e8\u3067\u3057\u305f'],
  ])('brings in the texts of a column called %s, and says so before anything is asked', (heading, text) => {
    const rows = [1, 2, 3].map((date) => `2026-03-0${date},good,"${text} ${date}",x${date}.jpg,"Ana, Ben"\n`).join('');
    const table = `date,mood,${heading},picture,who\n${rows}`;
    const { entries, conversionRules, leftOut } = readAsTable(table);
    expect(entries[0]!.note).toBe(`mood: good, who: Ana, Ben\n${text} 1`);
    expect(conversionRules[0]).toContain(`note from "${heading}"`);
    expect(leftOut).toMatchObject([{ count: 1, kind: { why: expect.stringContaining('"picture"') } }]);
    expect(() => readAsTable(table.replace('mood', 'how it was'))).toThrow(`note=${heading}`);
    expect(readAsTable(table, { columns: ['note=who'] }).entries[0]!.note).toBe('mood: good\nAna, Ben');
  });

  it('takes no column of numbers for notes by its heading alone', () => {
    const rows = 'Date,Mood,Content,Note\n2026-03-02,gut,67,Soup.\n2026-03-03,gut,53,\n2026-03-04,gut,41,7\n';
    const { entries, leftOut } = readAsTable(rows, MOODS);
    expect(entries.map(({ note }) => note)).toEqual(['Mood: gut\nSoup.', 'Mood: gut', 'Mood: gut\n7']);
    expect(leftOut.map(({ kind }) => kind.why)).toEqual([expect.stringContaining('"Content"')]);
    expect(readAsTable(rows, { ...MOODS, columns: ['note=Content'] }).entries[0]!.note).toContain('67');
    const grades = 'date,note\n2026-03-02,12\n2026-03-03,14\n2026-03-04,9\n';
    expect(() => readAsTable(grades)).toThrow(
      '--columns mood=note: "note" seems to say how close it felt (12, 14, 9).',
    );
  });

  it('takes all texts for notes, beside those that a heading names', () => {
    const table =
      'date,mood,Note,What was good,What was hard\n2026-03-02,good,Soup.,a blackbird all morning,the rain in May\n';
    expect(readAsTable(table).entries[0]!.note).toBe('mood: good\nSoup.\na blackbird all morning\nthe rain in May');
    expect(() => readAsTable(table.replace('mood', 'x'))).toThrow(
      '--columns note=Note,note=What was good,note=What was hard: "What was good", "What was hard" seem to be notes.',
    );
  });

  it('is refused where a quote is not closed, with the line of its row', () => {
    expect(() => readAsTable('Date,Mood,Note\n2026-03-02,good,"an open\n2026-03-03,good,x\n')).toThrow(
      'The row that begins on line 2 opens a quote that is not closed.',
    );
  });

  it('with line ends that became longer has single ones in its cells too', () => {
    const { entries } = readAsTable('Date,Mood,Note\r\r\n2026-03-02,good,"a\r\r\nb\r\r\n\r\r\nc"\r\r\n');
    expect(entries[0]!.note).toBe('Mood: good\na\nb\n\nc');
  });

  it.each(['2 March', '02.03.', '3/2'])('says of the date %s that it has no year', (date) => {
    expect(readAsTable(`Date,Mood\n${date},good\n`).unreadable[0]!.why).toContain(`"${date}", without a year`);
  });

  it('takes no row with more cells than headings, and names its line', () => {
    const { entries, unreadable } = readAsTable(
      'Date,Mood,Note\n2026-03-02,good,"two\nlines"\n2026-03-03,good,a, and b\n2026-03-04,good,x,,\n',
    );
    expect(entries.map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-04']);
    expect(unreadable).toEqual([
      {
        place: 'line 4',
        why: 'This row has 4 cells, and there are 3 headings. A text with a separator or a quote in it stands in quotes.',
      },
    ]);
  });

  it('becomes one entry for each day, with the moments in order of their times', () => {
    const { entries } = readAsTable(
      'timestamp,mood,tags,title,text\n2026-03-02 9:15 PM,good,"walk, sea",Evening,late\n2026-03-02T07:00:00,bad,,,early\n',
    );
    expect(entries).toEqual([
      { day: '2026-03-02', felt: 4, note: 'mood 07:00:00: bad\nearly\n\nmood 9:15 PM: good, walk, sea\nEvening\nlate' },
    ]);
  });

  it.each(['table-utf16.csv', 'table-windows.csv'])('comes from a fixture that a spreadsheet saved: %s', (name) => {
    const bytes = readFileSync(join(import.meta.dirname, '..', 'data', name));
    expect(detectFormat(importFile(bytes))).toBe('table');
    expect(readAsTable(bytes, { scale: '1-10' }).entries).toEqual([
      { day: '2026-03-02', felt: 5, note: 'Bewertung: 7\nDer Fluss war laut.\n"Komm", sagte sie.' },
      { day: '2026-03-13', felt: 2, note: 'Bewertung: 2,5\nAllein gegangen; müde.' },
    ]);
  });
});
