import { describe, expect, it } from 'vitest';
import type { SavedEntry } from '../../../src/domain/entry.ts';
import type { Rest } from '../../../src/domain/rest.ts';
import { markdown } from '../../../src/formats/markdown/markdown.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
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
  it('writes a title, headings, sentences, the note with its headings pushed down, and the passage with its reason', () => {
    expect(textOf(ENTRY)).toBe(
      `# Near and far

## 2026

### March 2026

#### Monday 2 March (written later)

\`(###)\` Felt 3 (nearer apart than together), wanted 6 (close, still two people). Their move: pulled away. Mine: chased. In the day: a small gesture.

##### Us  
waltz \\<b>alone  
\\---  
\\\`\`\`  
end

> Passage: *The dance* (you wrote “waltz”)

<!-- nearfar: the exact fields of each day, from which this file is imported. Leave them as they are.
day=2026-03-02 felt=3 want=6 their_move=away my_move=chased practices=gesture passage=the-dance late=true text=627bf7fc,7b05fddc own=13fa5a17
entries=1 days=49ba8635 redacted=no checksum=b7bc372f -->
`,
    );
  });

  it('begins with the span of the entries where it is known', () => {
    const entries = [ENTRY];
    const span = () => ({ from: '2026-03-02', to: '2026-04-11', count: 1 });
    const text = [...markdown.write!({ entries, earlierVersions: [], rests: [], span }, details)].join('');
    expect(text).toMatch(/^# Near and far\n\n\*2 March to 11 April 2026, 1 day written\.\*\n\n## 2026\n/);
    expect(readBack(text)).toMatchObject({ entries: [{ entry: ENTRY }], unreadable: [], conversionRules: [] });
  });

  it('quotes the text of a passage where it first comes, and names it afterwards', () => {
    const entries: SavedEntry[] = [ENTRY, { ...ENTRY, day: '2026-03-03' }];
    const text = () => 'One <b>line\nof it.\n\nAnother.';
    const describePassage = () => ({ title: 'The dance', why: 'you wrote “waltz”', text });
    const write = (passages: 'full' | 'title' | 'none') => {
      const more = { ...details, describePassage, passages };
      const text = [...markdown.write!({ entries, earlierVersions: [], rests: [] }, more)].join('');
      expect(readBack(text)).toMatchObject({ entries: entries.map((entry) => ({ entry })), conversionRules: [] });
      return text.match(/^>.*$/gm);
    };
    const title = '> Passage: *The dance* (you wrote “waltz”)';
    expect(write('full')).toEqual([title, '>', '> One \\<b>line of it.', '>', '> Another.', title]);
    expect(write('title')).toEqual([title, title]);
    expect(write('none')).toBeNull();
  });

  it('sums up a month in which the same was wanted on every day that says it', () => {
    const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
    const summaryOf = (want: number) =>
      /in short:.*/.exec(
        textOf(...days.map((day, index) => ({ day, felt: 4, ...(index > 0 && { want }), late: false }) as SavedEntry)),
      )![0];
    const before = 'in short:** 4 days written. Felt always 4. You said on 3 days what you wanted:';
    expect(summaryOf(6)).toBe(`${before} more closeness on each.`);
    expect(summaryOf(2)).toBe(`${before} more room on each.`);
    expect(summaryOf(4)).toBe(`${before} on each it was just right.`);
  });

  it('closes a month of three written days with a summary and its weeks, cut at the ends of the month', () => {
    const days = ['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03', '2026-03-07', '2026-03-30', '2026-04-01'];
    const text = textOf(
      ...days.map((day, index) => {
        const felt = 2 + (index % 4);
        return { day, felt, ...(index < 5 && { want: 4 }), late: false } as SavedEntry;
      }),
    );
    expect(text).toContain(`

**March 2026 in short:** 5 days written. Felt 3 in the middle, from 2 to 5. You said on 4 days what you wanted: more closeness on 2, more room on 1; on 1 it was just right.

| Weeks of March 2026 | Written | Felt | Wanted |  
|--------------------|------|--------|--------|  
| Week 9, 1 March | 1 day |  |  |  
| Week 10, 2 to 8 March | 3 days | 4 (2 to 5) | 4 |  
| Week 14, 30 to 31 March | 1 day |  |  |

### April 2026
`);
    expect(text).not.toMatch(/(?:February|April) 2026 in short/);
    expect(readBack(text)).toMatchObject({ unreadable: [], conversionRules: [] });
  });

  it('leaves columns out of the table of weeks that are empty in the whole month', () => {
    const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-10'];
    const tableOf = (answers: object) => {
      const text = textOf(...days.map((day) => ({ day, note: 'Rain.', ...answers, late: false }) as SavedEntry));
      expect(readBack(text)).toMatchObject({ unreadable: [], conversionRules: [] });
      return text.match(/^\|.*\|/gm);
    };
    expect(tableOf({ felt: 4 })).toEqual([
      '| Weeks of March 2026 | Written | Felt |',
      '|--------------------|------|--------|',
      '| Week 10, 2 to 8 March | 3 days | 4 |',
      '| Week 11, 9 to 15 March | 1 day |  |',
    ]);
    expect(tableOf({})![0]).toBe('| Weeks of March 2026 | Written |');
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
      .filter((one) => one.startsWith('| Week '))
      .find((one) => {
        const [, from, to] = /(\d+)(?: to (\d+))? \w+ \|/.exec(one)!;
        return Number(from) <= date && date <= Number(to ?? from);
      });
    expect(line).toMatch(`| Week ${week},`);
  });

  it('names each rest in the month in which it begins or the next written one, and skips it on import', () => {
    const entries = ['2026-03-02', '2026-05-04'].map((day): SavedEntry => ({ day, felt: 4, late: false }));
    const rests: Rest[] = [
      { from: '2026-03-09', to: '2026-03-11', note: '### ill\n\n<!-- nearfar day=2026-03-09 felt=1 -->' },
      { from: '2026-03-30', to: '2026-04-02' },
      { from: '2026-04-20', to: '2026-04-20' },
      { from: '2026-06-01', to: '2026-06-07', note: 'away' },
    ];
    const text = textWith(rests, ...entries);
    expect(text.match(/^[#>].*$/gm)).toEqual([
      '# Near and far',
      '## 2026',
      '### March 2026',
      '> Set aside: 9 to 11 March 2026.',
      '>',
      '> ####### ill',
      '>',
      '> \\<!-- nearfar day=2026-03-09 felt=1 -->',
      '> Set aside: 30 March to 2 April 2026.',
      '#### Monday 2 March',
      '### May 2026',
      '> Set aside: Monday 20 April 2026.',
      '#### Monday 4 May',
      '> Set aside: 1 to 7 June 2026.',
      '>',
      '> away',
    ]);
    expect(readBack(text)).toMatchObject({
      entries: entries.map((entry) => ({ entry })),
      unreadable: [],
      rests: [],
      conversionRules: [],
    });
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

  it('preserves CRLF line ends of a note', () => {
    const note = 'one\r\n\r\ntwo\r\n';
    expect(readBack(textOf({ ...ENTRY, note })).entries[0]!.entry.note).toBe(note);
  });

  it('writes no two dashes into the comment with the exact fields, as they might end it', () => {
    const entry: SavedEntry = { ...ENTRY, passage: 'a---b', zone: '--' };
    const text = textOf(entry);
    expect(text.slice(text.indexOf('<!-- ') + 5, -5)).not.toContain('--');
    expect(readBack(text).entries[0]!.entry).toEqual(entry);
  });

  it('names the line of exact fields that are wrong', () => {
    const two = textOf(ENTRY, { day: '2026-03-03', felt: 4, late: false });
    expect(readBack(two.replace('felt=4', 'felt=9')).unreadable).toEqual([
      { place: 'line 19', why: '"felt" is 9; it has to be a whole number from 1 to 7.' },
    ]);
    expect(readBack(two.replace('day=2026-03-02', 'day=2026-02-30')).unreadable).toEqual([
      { place: 'line 24', why: '"2026-02-30" in the exact fields is not a real day.' },
    ]);
  });

  it('refuses a second entry for the same day', () => {
    const twice = textOf(ENTRY) + textOf(ENTRY);
    expect(readBack(twice).unreadable).toEqual([{ place: 'line 28', why: '2026-03-02 is already on line 7.' }]);
  });
});

describe('Markdown of nearfar 0.1', () => {
  const text = `# 2026

## March

*Set aside: 9 to 11 March 2026.*

### Monday 2 March (written later)

\`(###)\` Felt 3 (nearer apart than together).

#### Us
\\---
two

> Passage: *The dance* (you wrote “waltz”)

<!-- nearfar day=2026-03-02 felt=3 passage=the-dance late=true -->

<!-- nearfar-export entries=1 redacted=no checksum=53e4d918 -->
`;

  it('is read from the comment below each entry', () => {
    const entry = { day: '2026-03-02', felt: 3, note: '# Us\n---\ntwo', passage: 'the-dance', late: true };
    for (const one of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`])
      expect(readBack(one)).toMatchObject({ entries: [{ entry }], unreadable: [] });
  });

  it('counts what somebody typed below the comment of an entry, which does not come in', () => {
    const typed = text.replace('late=true -->\n', 'late=true -->\n\nmine\nand more\n');
    expect(readBack(typed).leftOut).toEqual([
      { kind: { one: 'line', why: 'below the comment that ends its entry; above it, it comes in' }, count: 2 },
    ]);
    expect(readBack(text).leftOut).toEqual([]);
  });

  it('names the line of an entry whose comment is missing', () => {
    const two = text.replace('<!-- nearfar day', '### Tuesday 3 March\n\n<!-- nearfar day');
    expect(readBack(two).unreadable).toEqual([
      { place: 'line 7', why: 'The comment that ends this entry, <!-- nearfar ... -->, is missing.' },
    ]);
  });

  it('is not read when it is joined with a newer export', () => {
    expect(() => readBack(text + textOf(ENTRY))).toThrow(
      'file joins an export of an earlier nearfar with one of this.',
    );
  });
});
