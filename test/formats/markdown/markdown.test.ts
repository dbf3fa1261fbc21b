import { describe, expect, it } from 'vitest';
import type { SavedEntry } from '../../../src/domain/entry.ts';
import type { Rest } from '../../../src/domain/rest.ts';
import { markdown } from '../../../src/formats/markdown/markdown.ts';
import { parseMoodMap } from '../../../src/formats/mood-map.ts';
import { importFile } from '../../support/import-file.ts';

const details = {
  drawCircles: (felt: number) => `(${'#'.repeat(felt)})`,
  describePassage: () => ({ title: 'The dance', why: 'you wrote “waltz”' }),
};

const textOf = (...entries: SavedEntry[]) => textWith([], ...entries);
const textWith = (rests: Rest[], ...entries: SavedEntry[]) =>
  [...markdown.write!({ entries, earlierVersions: [], rests }, details)].join('');
const readBack = (text: string) => markdown.read!(importFile(text), parseMoodMap());

const ENTRY: SavedEntry = {
  day: '2026-03-02',
  felt: 3,
  want: 6,
  their_move: 'away',
  my_move: 'chased',
  practices: ['gesture'],
  note: '# Us\nwaltz <b>alone\n---\n```\nend',
  passage: 'the-dance',
  late: true,
};

describe('the Markdown format', () => {
  it('writes headings, sentences, the note with its headings pushed down, and the passage with its reason', () => {
    expect(textOf(ENTRY)).toBe(`# 2026

## March

### Monday 2 March (written later)

\`(###)\` Felt 3 (nearer apart than together), wanted 6 (close, still two people). Their move: pulled away. Mine: chased. In the day: a small gesture.

#### Us
waltz \\<b>alone
\\---
\\\`\`\`
end

> Passage: *The dance* (you wrote “waltz”)

<!-- nearfar day=2026-03-02 felt=3 want=6 their_move=away my_move=chased practices=gesture passage=the-dance late=true -->

<!-- nearfar-export entries=1 days=49ba8635 redacted=no checksum=353e645b -->
`);
  });

  it('summarises weeks with three written days at the end of a month, cut at the ends of the month', () => {
    const days = ['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03', '2026-03-07', '2026-03-30', '2026-04-01'];
    const text = textOf(...days.map((day, index) => ({ day, felt: 2 + (index % 4), late: false }) as SavedEntry));
    expect(text).toContain(`**The weeks of March 2026**

- Week 9, 1 March: 1 day written.
- Week 10, 2 to 8 March: 3 days written. Felt 4 in the middle, between 2 and 5.
- Week 14, 30 to 31 March: 1 day written.

## April
`);
    expect(text).not.toContain('The weeks of April');
  });

  it.each([
    ['2020-12-31', 53],
    ['2021-01-01', 53],
    ['2024-12-30', 1],
    ['1926-01-03', 53],
  ])('gives the week of %s its ISO 8601 number: %i', (day, week) => {
    const month = Array.from({ length: 31 }, (_, index) => `${day.slice(0, 8)}${String(index + 1).padStart(2, '0')}`);
    const date = Number(day.slice(8));
    const line = textOf(...month.map((one) => ({ day: one, felt: 4, late: false }) as SavedEntry))
      .split('\n')
      .filter((one) => one.startsWith('- Week'))
      .find((one) => {
        const [, from, to] = /(\d+)(?: to (\d+))? \w+: /.exec(one)!;
        return Number(from) <= date && date <= Number(to ?? from);
      });
    expect(line).toMatch(`- Week ${week},`);
  });

  it('names each rest in the month in which it begins or the next written one, and skips it on import', () => {
    const entries = ['2026-03-02', '2026-05-04'].map((day): SavedEntry => ({ day, felt: 4, late: false }));
    const rests: Rest[] = [
      { from: '2026-03-09', to: '2026-03-11', note: '### ill\n<!-- nearfar day=2026-03-09 felt=1 -->' },
      { from: '2026-03-30', to: '2026-04-02' },
      { from: '2026-04-20', to: '2026-04-20' },
      { from: '2026-06-01', to: '2026-06-07', note: 'away' },
    ];
    const text = textWith(rests, ...entries);
    expect(text.match(/^(#|\*Set|away|\\?<).*$/gm)).toEqual([
      '# 2026',
      '## March',
      '*Set aside: 9 to 11 March 2026.*',
      '###### ill',
      '\\<!-- nearfar day=2026-03-09 felt=1 -->',
      '*Set aside: 30 March to 2 April 2026.*',
      '### Monday 2 March',
      '<!-- nearfar day=2026-03-02 felt=4 late=false -->',
      '## May',
      '*Set aside: Monday 20 April 2026.*',
      '### Monday 4 May',
      '<!-- nearfar day=2026-05-04 felt=4 late=false -->',
      '*Set aside: 1 to 7 June 2026.*',
      'away',
      expect.stringContaining('<!-- nearfar-export entries=2 days=635509fe redacted=no checksum='),
    ]);
    expect(readBack(text)).toMatchObject({ entries: entries.map((entry) => ({ entry })), unreadable: [], rests: [] });
  });

  it('writes no image and no HTML that a viewer would load, also in the note of a rest and in a reason', () => {
    const note =
      'a ![x](https://a.example/1.png) \\![y][r] <img src="//a.example/2.png">\n![z]\n\n[z]: http://a.example/3';
    const rests: Rest[] = [{ from: '2026-03-01', to: '2026-03-01', note }];
    const details = { drawCircles: String, describePassage: () => ({ title: 'The dance', why: note }) };
    const entry: SavedEntry = { day: '2026-03-02', felt: 3, note, passage: 'the-dance', late: false };
    const text = [...markdown.write!({ entries: [entry], earlierVersions: [], rests }, details)].join('');
    expect(text.match(/!\[/g)).toHaveLength(9);
    expect(text).not.toMatch(/(?<!\\)(?:\\\\)*(?:!\[|<img)/);
    expect(readBack(text).entries[0]!.entry.note).toBe(note);
  });

  it('imports a note that was edited by hand, also with CRLF line ends', () => {
    const changed = textOf(ENTRY).replace('alone', 'together').replaceAll('\n', '\r\n');
    expect(readBack(changed).entries[0]!.entry).toEqual({
      ...ENTRY,
      note: ENTRY.note!.replace('alone', 'together'),
    });
  });

  it('preserves CRLF line ends of a note', () => {
    const note = 'one\r\n\r\ntwo\r\n';
    expect(readBack(textOf({ ...ENTRY, note })).entries[0]!.entry.note).toBe(note);
  });

  it('names the line of an entry whose comment is missing or wrong', () => {
    const two = textOf(ENTRY, { day: '2026-03-03', felt: 4, late: false });
    expect(readBack(two.replace(/<!-- nearfar day=2026-03-02.*\n/, '')).unreadable).toEqual([
      { place: 'line 5', why: 'The comment that ends this entry, <!-- nearfar … -->, is missing.' },
    ]);
    expect(readBack(two.replace('felt=4', 'felt=9')).unreadable).toEqual([
      { place: 'line 19', why: '"felt" is 9; it has to be a whole number from 1 to 7.' },
    ]);
  });

  it('refuses a second entry for the same day', () => {
    const twice = textOf(ENTRY) + textOf(ENTRY);
    expect(readBack(twice).unreadable).toEqual([{ place: 'line 24', why: '2026-03-02 is already on line 5.' }]);
  });
});
