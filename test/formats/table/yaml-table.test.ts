import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { detectFormat } from '../../../src/formats/detect-format.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { yamlTable } from '../../../src/formats/table/yaml-table.ts';
import { assertNotAsked } from '../../support/assert-not-asked.ts';
import { importFile } from '../../support/import-file.ts';
import { writer } from '../../support/world.ts';

function read(text: string) {
  const moods = parseMoodMap(['*=4']);
  const { entries, unreadable } = assertNotAsked(yamlTable.read!(importFile(text, 'a.yaml'), moods));
  return { unreadable, entries: entries.map(({ entry }) => [entry.day, entry.note]) };
}

const TWO = [
  ['2026-03-02', 'mood: good\nSoup: and a "blackbird".'],
  ['2026-03-03', 'mood: so-so\nRain.'],
];

describe('YAML of days', () => {
  it.each([
    '- date: 2026-03-02\n  mood: good\n  text: "Soup: and a \\"blackbird\\"."\n- date: 2026-03-03\n  mood: so-so\n  text: Rain.\n',
    '# mine\n---\n- mood: good\n  date: 2026-03-02\n  text: \'Soup: and a "blackbird".\'\n\n- date: 2026-03-03\n  mood: so-so\n  text: Rain.\n',
    'entries:\n- date: 2026-03-02\n  mood: good\n  text: |-\n    Soup: and a "blackbird".\n- date: 2026-03-03\n  mood: so-so\n  text: Rain.\n',
    '---\ndate: 2026-03-02\nmood: good\ntext: |-\n  Soup: and a "blackbird".\n---\ndate: 2026-03-03\nmood: so-so\ntext: Rain.\n...\n',
    '---\ndate: 2026-03-02\nmood: good\n---\n\nSoup: and a "blackbird".\n\n---\ndate: 2026-03-03\nmood: so-so\n---\nRain.\n',
    '2026-03-02:\n  mood: good\n  text: \'Soup: and a "blackbird".\'\n2026-03-03:\n  mood: so-so\n  text: Rain.\n',
  ])('is read in each of its shapes: %s', (text) => {
    expect(detectFormat(importFile(text, 'a.yaml'))).toBe('yaml');
    expect(read(text)).toEqual({ entries: TWO, unreadable: [] });
    expect(read(text.replaceAll('\n', '\r\n')).entries.map(([day]) => day)).toEqual(['2026-03-02', '2026-03-03']);
  });

  it.each([
    'title: My days\n2026:\n  March:\n    2: Soup.\n    3: Rain.\n',
    'a: 1\n2026-03-02: Soup.\n2026-03-03:\n  text: Rain.\n',
    'title: My days\n2026-03:\n  2: Soup.\n  3: Rain.\nend: yes\n',
  ])('is read where something else stands beside its years or days, which is named: %s', (text) => {
    const { entries, leftOut } = assertNotAsked(yamlTable.read!(importFile(text, 'a.yaml'), parseMoodMap(['*=4'])));
    expect(entries.map(({ entry }) => [entry.day, entry.note])).toEqual([
      ['2026-03-02', 'Table:\nSoup.'],
      ['2026-03-03', 'Table:\nRain.'],
    ]);
    expect(leftOut[0]!.kind.why).toMatch(/^"(?:title|a)"(?:, "end")?; in no record$/);
  });

  it.each([
    '2026:\n  March:\n    2: Soup.\n    3:\n    - Rain.\n    - Fog.\n',
    '2026:\n  3:\n    2:\n      text: Soup.\n    3:\n    - text: Rain.\n    - text: Fog.\n',
    '2026-03:\n  02: Soup.\n  03: [Rain., Fog.]\n',
    '2026:\n  03-02: Soup.\n  03-03: [Rain., Fog.]\n',
    '2026:\n  W10:\n    Monday: Soup.\n    Tuesday: [Rain., Fog.]\n',
    '2026:\n  March:\n    Monday 2nd: Soup.\n    Tuesday 3rd: [Rain., Fog.]\n',
    'diary:\n  2026:\n    m\u00e4rz:\n      2: Soup.\n      3: [Rain., Fog.]\n',
    '- date: 2026-03-02\n  entries:\n  - text: Soup.\n- date: 2026-03-03\n  entries:\n  - text: Rain.\n  - text: Fog.\n',
    '- date: 2026-03-02\n  entries:\n  - time: 09:00\n    note: Soup.\n- date: 2026-03-03\n  entries:\n  - time: 09:00\n    note: Rain.\n  - time: 21:00\n    note: Fog.\n',
  ])('may have its days under years and months, and several records in one: %s', (text) => {
    const read = assertNotAsked(yamlTable.read!(importFile(text, 'a.yaml'), parseMoodMap([], undefined, true)));
    expect(read.unreadable).toEqual([]);
    expect(read.leftOut).toEqual([]);
    expect(read.entries.map(({ entry }) => [entry.day, entry.note!.match(/\w+\.$/gm)])).toEqual([
      ['2026-03-02', ['Soup.']],
      ['2026-03-03', ['Rain.', 'Fog.']],
    ]);
  });

  it('may have days without a colon behind them, but adds none in a text', () => {
    const notes = (text: string) =>
      yamlTable.read!(importFile(text, 'a.yml'), parseMoodMap([], undefined, true)).entries.map(({ entry }) => [
        entry.day,
        entry.note,
      ]);
    expect(notes('2026-03-02\n  - Soup.\n2026-03-03\n  - Rain.\n')).toEqual([
      ['2026-03-02', 'Table:\nSoup.'],
      ['2026-03-03', 'Table:\nRain.'],
    ]);
    expect(notes('---\ndate: 2026-03-02\n---\nSoup.\n2026-03-03\n  Rain.\n')).toEqual([
      ['2026-03-02', 'Table:\nSoup.\n2026-03-03\n  Rain.'],
    ]);
  });

  it('says of what stands below a month or a week alone that it is no day', () => {
    const read = yamlTable.read!(
      importFile('2026:\n  March:\n  - Soup.\n  W12: Rain.\n', 'a.yaml'),
      parseMoodMap([], undefined, true),
    );
    expect(read.unreadable.map(({ why }) => why)).toEqual([
      '"date" is "March 2026", a month and no day; write one of its days there, such as 2026-03-02.',
      '"date" is "W12 2026", a week and no day; write one of its days there, such as 2026-03-02.',
    ]);
  });

  it('is one document of front matter with the text below it', () => {
    const text = '---\ndate: 2026-03-02\nmood: good\n---\nWe said:\n\n  - little\n';
    expect(read(text).entries).toEqual([['2026-03-02', 'mood: good\nWe said:\n\n  - little']]);
  });

  it('gives a record without a day to no other day, but names it', () => {
    const text = (lost: string) =>
      `---\ndate: 2026-03-02\nmood: good\ntext: Soup.\n---\n${lost}\n---\ndate: 2026-03-04\nmood: so-so\n`;
    for (const lost of ['mood: so-so\ntext: Rain.', 'Mood: so-so', 'text: Rain.'])
      expect(read(text(lost))).toEqual({
        entries: [
          ['2026-03-02', 'mood: good\nSoup.'],
          ['2026-03-04', 'mood: so-so'],
        ],
        unreadable: [
          {
            place: 'record 2',
            why: '"date" is empty; it has to be a day. Where it stands once for several rows, write it into each of them.',
          },
        ],
      });
    expect(read(text('Rain: all day.')).entries[0]).toEqual(['2026-03-02', 'mood: good\nSoup.\nRain: all day.']);
  });

  it('is known without its name where it begins with a record of a day', () => {
    expect(detectFormat(importFile('- date: 2026-03-02\n  text: Soup.\n', 'a.txt'))).toBe('yaml');
    expect(detectFormat(importFile('- milk: 2\n- bread\n', 'a.txt'))).toBeNull();
    expect(detectFormat(importFile('---\ndate: 2026-03-02\n---\nSoup.\n', 'a.md'))).toBe('daily-notes');
  });

  it('names the place of a mistake and reads the other records', () => {
    const text =
      '- date: 2026-03-02\n  text: Soup.\n- date: 2026-03-03\n  text: we said: nothing\n- date: 2026-03-04\n  text: Rain.\n';
    const result = read(text.replaceAll('text', 'mood: good\n  text'));
    expect(result.entries.map(([day]) => day)).toEqual(['2026-03-02', '2026-03-04']);
    expect(result.unreadable).toEqual([
      {
        place: 'line 6, column 9',
        why: 'This is not YAML: Nested mappings are not allowed in compact mappings. A text with a colon, a # or quotes in it stands in quotes.',
      },
    ]);
  });

  it('is refused with the place where nothing of it can be read, and loads no alias', () => {
    expect(() => read('entries:\n  - date: [2026-03-02\n')).toThrow('a.yaml, line 3, column 1: This is not YAML: ');
    expect(() => read('a: &a [1]\ndate: *a\n')).toThrow('a.yaml, line 1: This is not YAML: ');
  });

  it('has every text as it was written, whatever is in it', () => {
    const anyRecord = fc.record({
      date: fc.constant('2026-03-02'),
      mood: fc.constant('x'),
      text: fc.string({ unit: 'grapheme' }),
    });
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 3 }), (records) => {
        const { entries, unreadable } = read(stringify(records));
        expect(unreadable).toEqual([]);
        for (const { text } of records)
          expect(entries[0]![1]!.normalize()).toContain(text.trim().replace(/\r\n?/g, '\n').normalize());
      }),
      { numRuns: 200 },
    );
  });

  it('comes in by its name, and by the line that is proposed where something has to be said', async () => {
    const me = writer();
    const input = '- date: 2026-03-02\n  score: 3\n  text: Soup.\n';
    expect((await me.run('import -', { input })).stderr).toContain('  nearfar import - --scale 1-5\n');
    expect((await me.run('import - --scale 1-5', { input })).stderr).toContain('1 new.');
  });
});
