import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/formats/detect-format.ts';
import type { ReadingOptions } from '../../src/formats/format.ts';
import { parseMoodMap } from '../../src/formats/moods/mood-map.ts';
import { parseTable } from '../../src/formats/table/parse-table.ts';
import { table } from '../../src/formats/table/table.ts';
import { tableOfRecords } from '../../src/formats/table/table-of-records.ts';
import { assertNotAsked } from '../support/assert-not-asked.ts';
import { importFile } from '../support/import-file.ts';

interface Flags extends ReadingOptions {
  map?: string[];
  scale?: string;
}

function readTable(content: string | Uint8Array, { map = [], scale, ...options }: Flags = {}) {
  const { entries, ...rest } = assertNotAsked(table.read!(importFile(content), parseMoodMap(map, scale), options));
  return { ...rest, entries: entries.map(({ entry }) => entry) };
}

const MOODS = { map: ['gut=6', 'schlecht=2'] };

describe('a table of another program', () => {
  it('gives numbers what * says where nobody named their scale', () => {
    const { entries } = readTable('Date,Mood\n2026-12-03,5\n2026-12-04,9\n', { map: ['*=4'] });
    expect(entries.map(({ felt }) => felt)).toEqual([4, 4]);
  });

  it('is read by its headings, with what it is read as, and what is left out', () => {
    const { entries, conversionRules, leftOut } = readTable(
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

  it('may be a JSON list of flat records, with a column for each name', () => {
    const list = JSON.stringify([
      { date: '2026-12-03', mood: 'gut', note: 'Soup, "late"\nand warm', people: ['Ana', 'Ben'] },
      { date: '2026-12-04', mood: 'schlecht', weather: 'rain' },
      { date: 'soon', mood: 'gut' },
    ]);
    expect(detectFormat(importFile(list))).toBe('table');
    const { entries, unreadable, leftOut } = readTable(list, MOODS);
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
    const { entries, conversionRules, leftOut } = readTable(json, MOODS);
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
    expect(readTable(json, { ...MOODS, columns }).entries[0]!.note).toBe('mood: gut, content.photos: p.jpg\na1');
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
    expect(readTable(json, MOODS).entries).toEqual([
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
    expect(readTable(json, { ...MOODS, columns: ['tags=messages.role'] }).entries).toEqual([
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

  it('has the days of the writer’s clock where its times are of UTC, or counted from 1970', () => {
    const rows = ['2026-12-04T02:30:00.000Z,gut,Soup', '1796265000,schlecht,Bread', '1796437800000,gut,Rain'];
    const { entries, conversionRules } = readTable(['createdAt,mood,note', ...rows].join('\n'), {
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
      const { entries } = readTable(`date,mood\n${date},gut\n`, { ...MOODS, zone: 'America/New_York' });
      expect(entries[0]!.day).toBe('2026-12-03');
    },
  );

  it('proposes as the day what is counted from 1970', () => {
    const list =
      '[{"when":1772487000,"what":"Soup, and a blackbird."},{"when":1772573400,"what":"Rain all the morning."}]';
    expect(() => readTable(list)).toThrow('--columns day=when: "when" holds dates (1772487000)');
  });

  it('names the line of JSON Lines that is none, and reads the others, also with commas behind them', () => {
    const text = '{"date":"2026-12-03","mood":"gut"},\n{"date":"2026-12-04"\n{"date":"2026-12-05","mood":"gut"}\n';
    const { entries, unreadable } = readTable(text, MOODS);
    expect(entries.map(({ day }) => day)).toEqual(['2026-12-03', '2026-12-05']);
    expect(unreadable).toMatchObject([
      { place: 'line 2', why: expect.stringContaining('It breaks off before its end') },
    ]);
  });

  it('is read by --columns, where the headings say nothing', () => {
    const text = 'A,B,"C, and D",E\n2026-03-02,good,first,second\n';
    expect(() => readTable(text)).toThrow(
      '--columns day=A: "A" holds dates (2026-03-02), so it seems to be the day.\n--columns mood=B: "B" seems to say how close it felt (good).',
    );
    const columns = ['day=a,mood=B', 'note="c, and d",note=E'];
    expect(readTable(text, { columns }).entries).toEqual([
      { day: '2026-03-02', felt: 6, note: 'B: good\nfirst\nsecond' },
    ]);
  });

  it.each([
    ['day=Nothing', 'The table has no column "Nothing".'],
    ['when=Date', '"when=Date" does not say which column is what.'],
    ['Date', '"Date" does not say which column is what.'],
    ['time=Date,time=Mood', 'does not say which column is what.'],
  ])('is refused with --columns %s', (columns, why) => {
    expect(() => readTable('Date,Mood\n2026-03-02,good\n', { columns: [columns] })).toThrow(why);
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
    ['Date,Steps,Km\n2026-03-02,5,3', 'neither a column that says how close it felt nor one with notes'],
  ])('proposes the column that looks like it, or none: %j', (text, why) => {
    expect(() => readTable(text)).toThrow(why);
  });

  it('is read without a row of headings, by the places of its columns', () => {
    const text = '2022_1_1,4,hello\n2022_1_31,5,"hi, you"\n';
    expect(() => readTable(text)).toThrow('--columns day=column 1: "column 1" holds dates (2022_1_1)');
    const { entries, conversionRules } = readTable(text, { columns: ['day=1,mood=2,note=3'], scale: '1-5' });
    expect(entries).toEqual([
      { day: '2022-01-01', felt: 6, note: 'column 2: 4\nhello' },
      { day: '2022-01-31', felt: 7, note: 'column 2: 5\nhi, you' },
    ]);
    expect(conversionRules[0]).toBe('Columns: day from "column 1"; mood from "column 2"; note from "column 3".');
    expect(() => readTable(text)).toThrow('--columns mood=column 2: "column 2" seems to say how close it felt (4, 5).');
    expect(() => readTable('5.0 , 2026-03-02\n3.0 , 2026-03-03\n')).toThrow('--columns mood=column 1: ');
    expect(readTable('2026-03-02\tgood\n', { columns: ['day=1,mood=2'] }).entries).toHaveLength(1);
    expect(detectFormat(importFile('2022-01-01 21:15,4,hello\n2022-01-02 21:15,4,x\n', 'a.csv'))).toBe('table');
  });

  it('names a column without a heading by its place, also where it is the day', () => {
    const text = ',mood,steps\n2026-03-02,good,1500.0\n2026-03-03,bad,1700.0\n';
    expect(() => readTable(text)).toThrow('--columns day=column 1: "column 1" holds dates (2026-03-02)');
    expect(readTable(text, { columns: ['day=1'] }).entries.map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-03']);
    expect(() => readTable(text, { columns: ['day=2'] })).toThrow('The table has no column "2".');
    expect(readTable('date,mood,\n2026-03-02,good,x\n').leftOut).toMatchObject([
      { kind: { why: expect.stringContaining('"column 3"') } },
    ]);
    expect(() => readTable('steps,mood\n1500.0,good\n')).toThrow('none of them holds dates');
    expect(() => readTable('when,mood\n2026.03,good\n2026.04,bad\n')).toThrow('a stretch of days (2026.03)');
  });

  it.each([
    ['Kiitollisuus', 'Keitto ja mustarastas, sade koko aamun.'],
    ['\uc77c\uae30', '\uc624\ub298\uc740 \ube44\uac00 \uc654\ub2e4.'],
    ['\u672c\u6587', '\u4eca\u65e5\u306f\u96e8\u3067\u3057\u305f'],
  ])('brings in the texts of a column called %s, and says so before anything is asked', (heading, text) => {
    const rows = [1, 2, 3].map((date) => `2026-03-0${date},good,"${text} ${date}",x${date}.jpg,"Ana, Ben"\n`).join('');
    const table = `date,mood,${heading},picture,who\n${rows}`;
    const { entries, conversionRules, leftOut } = readTable(table);
    expect(entries[0]!.note).toBe(`mood: good, who: Ana, Ben\n${text} 1`);
    expect(conversionRules[0]).toContain(`note from "${heading}"`);
    expect(leftOut).toMatchObject([{ count: 1, kind: { why: expect.stringContaining('"picture"') } }]);
    expect(() => readTable(table.replace('mood', 'how it was'))).toThrow(`note=${heading}`);
    expect(readTable(table, { columns: ['note=who'] }).entries[0]!.note).toBe('mood: good\nAna, Ben');
  });

  it('takes all texts for notes, beside those that a heading names', () => {
    const table =
      'date,mood,Note,What was good,What was hard\n2026-03-02,good,Soup.,a blackbird all morning,the rain in May\n';
    expect(readTable(table).entries[0]!.note).toBe('mood: good\nSoup.\na blackbird all morning\nthe rain in May');
    expect(() => readTable(table.replace('mood', 'x'))).toThrow(
      '--columns note=Note,note=What was good,note=What was hard: "What was good", "What was hard" seem to be notes.',
    );
  });

  it('is refused where a quote is not closed, with the line of its row', () => {
    expect(() => readTable('Date,Mood,Note\n2026-03-02,good,"an open\n2026-03-03,good,x\n')).toThrow(
      'The row that begins on line 2 opens a quote that is not closed.',
    );
  });

  it('with line ends that became longer has single ones in its cells too', () => {
    const { entries } = readTable('Date,Mood,Note\r\r\n2026-03-02,good,"a\r\r\nb\r\r\n\r\r\nc"\r\r\n');
    expect(entries[0]!.note).toBe('Mood: good\na\nb\n\nc');
  });

  it.each(['2 March', '02.03.', '3/2'])('says of the date %s that it has no year', (date) => {
    expect(readTable(`Date,Mood\n${date},good\n`).unreadable[0]!.why).toContain(`"${date}", without a year`);
  });

  it('takes no row with more cells than headings, and names its line', () => {
    const { entries, unreadable } = readTable(
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
    const { entries } = readTable(
      'timestamp,mood,tags,title,text\n2026-03-02 9:15 PM,good,"walk, sea",Evening,late\n2026-03-02T07:00:00,bad,,,early\n',
    );
    expect(entries).toEqual([
      { day: '2026-03-02', felt: 4, note: 'mood 07:00:00: bad\nearly\n\nmood 9:15 PM: good, walk, sea\nEvening\nlate' },
    ]);
  });

  it.each(['table-utf16.csv', 'table-windows.csv'])('comes from a fixture that a spreadsheet saved: %s', (name) => {
    const bytes = readFileSync(join(import.meta.dirname, 'data', name));
    expect(detectFormat(importFile(bytes))).toBe('table');
    expect(readTable(bytes, { scale: '1-10' }).entries).toEqual([
      { day: '2026-03-02', felt: 5, note: 'Bewertung: 7\nDer Fluss war laut.\n"Komm", sagte sie.' },
      { day: '2026-03-13', felt: 2, note: 'Bewertung: 2,5\nAllein gegangen; müde.' },
    ]);
  });
});

describe('the dates of a table', () => {
  const days = (dates: string[], flags: Flags = {}) =>
    readTable(`Date,Mood\n${dates.map((date) => `"${date}",good\n`).join('')}`, flags).entries.map(({ day }) => day);

  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026/3/2', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['2026年3月2日', '2026-03-02'],
    ['2 March 2026', '2026-03-02'],
    ['March 2nd, 2026', '2026-03-02'],
    ['Mon, Mar 2, 2026 9:00 PM', '2026-03-02'],
    ['2. März 2026', '2026-03-02'],
    ['Montag, 2. Mär. 2026', '2026-03-02'],
    ['2 févr. 2026', '2026-02-02'],
    ['lunes, 2 de marzo de 2026', '2026-03-02'],
    ['2 de março de 2026', '2026-03-02'],
    ['31/3/26', '2026-03-31'],
    ['3/31/2026 21:15', '2026-03-31'],
    ['31.12.1999', '1999-12-31'],
    ['\u201c2 March 2026\u201d', '2026-03-02'],
  ])('are read: %s is %s', (date, day) => {
    expect(days([date])).toEqual([day]);
  });

  it('are asked for where they can be read two ways', () => {
    expect(() => days(['03/02/2026', '04/02/2026'])).toThrow(
      '--dates dmy: The dates in "Date" can be read in two ways: "03/02/2026" is 3 February 2026 (dmy) or 2 March 2026 (mdy).',
    );
    expect(days(['03/02/2026'], { dates: 'dmy' })).toEqual(['2026-02-03']);
    expect(days(['03/02/2026'], { dates: 'mdy' })).toEqual(['2026-03-02']);
    expect(() => days(['01/02/03'])).toThrow('in three ways');
  });

  it('are read in the one order in which all of them are days', () => {
    expect(days(['03/02/2026', '25/02/2026'])).toEqual(['2026-02-03', '2026-02-25']);
    expect(days(['03/02/2026', '02/25/2026'])).toEqual(['2026-03-02', '2026-02-25']);
    expect(days(['03/03/2026'])).toEqual(['2026-03-03']);
  });

  it('are proposed in the order in which they follow each other', () => {
    expect(() => days(['01/02/2026', '01/03/2026', '02/01/2026'])).toThrow('--dates mdy: ');
    expect(() => days(['01/02/2026', '02/02/2026', '01/03/2026'])).toThrow('--dates dmy: ');
    expect(() => days(['01/03/2026', '02/02/2026', '01/02/2026'])).toThrow('--dates dmy: ');
  });

  it('are refused where no order makes all of them days', () => {
    expect(() => days(['25/02/2026', '02/25/2026'])).toThrow('are not all written in one order');
  });

  it('are asked for exactly where the numbers of day and month could change places', () => {
    const anyDate = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(anyDate, { minLength: 1, maxLength: 8 }), fc.boolean(), (dates, isDayFirst) => {
        const expected = [...new Set(dates.map((date) => date.toISOString().slice(0, 10)))];
        const written = expected.map((day) => {
          const [year, month, date] = day.split('-');
          return isDayFirst ? `${date}.${month}.${year}` : `${month}/${date}/${year}`;
        });
        const isClear =
          expected.some((day) => Number(day.slice(8)) > 12) ||
          expected.every((day) => day.slice(5, 7) === day.slice(8));
        if (isClear) expect(days(written)).toEqual(expected);
        else expect(() => days(written)).toThrow(/two ways/);
        expect(days(written, { dates: isDayFirst ? 'dmy' : 'mdy' })).toEqual(expected);
      }),
    );
  });
});

describe('the numbers of a table', () => {
  const felt = (scale: string | undefined, ...numbers: string[]) =>
    readTable(
      `Date,Rating\n${numbers.map((number, index) => `2026-03-${10 + index},"${number}"\n`).join('')}`,
      scale === undefined ? {} : { scale },
    ).entries.map((entry) => entry.felt);

  it('are not guessed without a scale', () => {
    expect(() => felt(undefined, '3', '5')).toThrow('in numbers from 3 to 5, and I do not know on which scale.');
  });

  it.each([
    ['Rating', ['3', '5'], '1-5'],
    ['Felt', ['3', '5'], '1-7'],
    ['Felt', ['3', '8'], '1-10'],
    ['Rating', ['6', '2'], '1-10'],
    ['Rating', ['0', '4'], '0-5'],
    ['Rating', ['0', '8'], '0-10'],
    ['Rating', ['35', '80'], '0-100'],
    ['Rating', ['4 %'], '0-100'],
    ['Rating', ['4/10'], '1-10'],
    ['Rating', ['6,5', '7'], '1-10'],
    ['Rating', ['-2', '1'], '-2-2'],
    ['Rating', ['0', '250'], '0-250'],
    ['Rating', ['0.25', '1.75'], '0.25-1.75'],
  ])('under %s as %j are proposed the scale %s', (heading, numbers, scale) => {
    const text = `Date,${heading}\n${numbers.map((number, index) => `2026-03-${10 + index},"${number}"\n`).join('')}`;
    expect(() => readTable(text)).toThrow(`--scale ${scale}: `);
    expect(readTable(text, { scale }).unreadable).toEqual([]);
  });

  it('are spread over the seven steps and rounded', () => {
    expect(felt('1-10', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10')).toEqual([1, 2, 2, 3, 4, 4, 5, 6, 6, 7]);
    expect(felt('1-5', '1', '2', '3', '4', '5')).toEqual([1, 2, 4, 6, 7]);
    expect(felt('5-1', '1', '2', '3', '4', '5')).toEqual([7, 6, 4, 2, 1]);
    expect(felt('0-100', '0 %', '50%', '100')).toEqual([1, 4, 7]);
    expect(felt('-2..2', '-2', '0', '1,0', '2/2')).toEqual([1, 4, 6, 7]);
  });

  it('are unreadable outside the scale', () => {
    const { unreadable } = readTable('Date,Rating\n2026-03-02,12\n2026-03-03,7/8\n', { scale: '1-10' });
    expect(unreadable.map(({ why }) => why)).toEqual([
      '12 is not on the scale from 1 to 10.',
      '7/8 is not on the scale from 1 to 10.',
    ]);
  });

  it.each(['10', '1-1', 'a-b', '1-10-3', ''])('are refused with --scale %s', (scale) => {
    expect(() => felt(scale, '3')).toThrow('is not a scale.');
  });

  it('keep their order and their ends on any scale', () => {
    const whole = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(
        whole,
        whole,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }),
        (a, b, parts) => {
          fc.pre(a !== b);
          const numbers = [0, ...parts.toSorted((x, y) => x - y), 1].slice(0, 18).map((part) => a + part * (b - a));
          const steps = felt(`${a}..${b}`, ...numbers.map((number) => number.toFixed(6)));
          expect(steps).toEqual(steps.toSorted((x, y) => x! - y!));
          expect(steps[0]).toBe(1);
          expect(steps.every((step) => step! >= 1 && step! <= 7)).toBe(true);
        },
      ),
    );
  });
});

describe('any table that a program may write', () => {
  const separators = fc.constantFrom(',', ';', '\t');
  const lineEnds = fc.constantFrom('\n', '\r\n', '\r\r\n', '\r');
  const encodings = fc.constantFrom('utf8', 'utf8 with a mark', 'utf16le', 'utf16be', 'utf16le without a mark');
  /** Words with everything that a separator, a quote or a line end could break. */
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '語', ' ', '"', ',', ';', '\t', '\n', '=', '😀'),
    maxLength: 12,
  });

  function encode(text: string, encoding: string): Uint8Array {
    if (encoding === 'utf8') return Buffer.from(text);
    if (encoding === 'utf8 with a mark') return Buffer.from(`\uFEFF${text}`);
    if (encoding === 'utf16le without a mark') return Buffer.from(text, 'utf16le');
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    return encoding === 'utf16le' ? little : little.swap16();
  }

  it('gives every cell as it was, with any separator, line end, encoding and quoting', () => {
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        rows,
        separators,
        lineEnds,
        encodings,
        fc.boolean(),
        (cells, separator, lineEnd, encoding, quoteAll) => {
          const quoted = (text: string) =>
            quoteAll || /[",;\t\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
          const lines = [
            ['Date', 'MOOD', 'Note', 'Tags'],
            ...cells.map(([note, tags], index) => [`2026-03-${10 + index}`, 'good', note, tags]),
          ].map((row) => row.map(quoted).join(separator));
          const bytes = encode(lines.join(lineEnd) + lineEnd, encoding);
          const file = importFile(bytes);
          expect(detectFormat(file)).toBe('table');
          const { headings, rows: parsed } = parseTable(file.text());
          expect(headings).toEqual(['Date', 'MOOD', 'Note', 'Tags']);
          expect(parsed.map((row) => row.cells.slice(2))).toEqual(cells.map((row) => [...row]));
          expect(readTable(bytes).entries).toHaveLength(cells.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
