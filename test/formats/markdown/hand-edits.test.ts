import { describe, expect, it } from 'vitest';
import type { SavedEntry } from '../../../src/domain/entry.ts';
import { markdown } from '../../../src/formats/markdown/markdown.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { importFile } from '../../support/import-file.ts';
import {
  BOOK,
  type Changes,
  change,
  ENTRIES,
  editedRemark,
  MARCH_2,
  noteOf,
  readEdited,
  withChanges,
} from './edited-book.ts';

/** What a person does to the text, and which entries it changes how. */
const EDITS: [name: string, edit: (text: string) => string, changes: Changes][] = [
  [
    'text below a note',
    (text) => change(text, 'pancakes\n', 'pancakes\n\nmore of them\n'),
    { '2026-03-03': { note: 'pancakes\n\nmore of them' } },
  ],
  [
    'text right below a note, without an empty line',
    (text) => change(text, 'pancakes\n', 'pancakes\nmore of them\n'),
    { '2026-03-03': { note: 'pancakes\nmore of them' } },
  ],
  [
    'text between heading and answers',
    (text) => change(text, MARCH_2, `${MARCH_2}above it all\n\n`),
    { '2026-03-02': { note: `above it all\n\n${noteOf('2026-03-02')}` } },
  ],
  [
    'text above a note',
    (text) => change(text, 'pancakes\n', 'first this\n\npancakes\n'),
    { '2026-03-03': { note: 'first this\n\npancakes' } },
  ],
  [
    'words in the span of the circles',
    (text) => change(text, '`(###)` Felt 3', '`(###) so so` Felt 3'),
    { '2026-03-02': { note: `\`(###) so so\`\n\n${noteOf('2026-03-02')}` } },
  ],
  [
    'text within a note',
    (text) => change(text, '- two', '- and a half\n- two'),
    { '2026-03-02': { note: noteOf('2026-03-02').replace('- two', '- and a half\n- two') } },
  ],
  [
    'text below a passage',
    (text) => change(text, '> One goes, one follows.\n', '> One goes, one follows.\n\nas we do\n'),
    { '2026-03-02': { note: `${noteOf('2026-03-02')}\n\nas we do` } },
  ],
  [
    'text right below a passage',
    (text) => change(text, '> One goes, one follows.\n', '> One goes, one follows.\nas we do\n'),
    { '2026-03-02': { note: `${noteOf('2026-03-02')}\n\nas we do` } },
  ],
  [
    'text below the table of a month',
    (text) => change(text, /(?=## 2027)/, 'What a month.\n\n'),
    { '2026-03-05': { note: 'What a month.' } },
  ],
  [
    'a note where there was none',
    (text) => change(text, /(?<=Felt 2 .*\n)/, '\nsome words\n'),
    { '2026-03-05': { note: 'some words' } },
  ],
  [
    'a heading with a date between fences',
    (text) => change(text, 'pancakes\n', 'pancakes\n\n~~~\n#### Friday 20 February\n~~~\nlater\n'),
    { '2026-03-03': { note: 'pancakes\n\n~~~\n#### Friday 20 February\n~~~\nlater' } },
  ],
  [
    'a fence that is never closed',
    (text) => change(text, 'pancakes\n', 'pancakes\n\n~~~\nlater\n'),
    { '2026-03-03': { note: 'pancakes\n\n~~~\nlater' } },
  ],
  [
    'a word of a note changed',
    (text) => change(text, 'came back late', 'came back early'),
    { '2026-03-02': { note: noteOf('2026-03-02').replace('late', 'early') } },
  ],
  ['a note taken out', (text) => change(text, 'pancakes\n\n', ''), { '2026-03-03': { note: undefined } }],
  ['felt changed', (text) => change(text, 'Felt 3 (nearer', 'Felt 4 (nearer'), { '2026-03-02': { felt: 4 } }],
  [
    'the words for felt changed',
    (text) => change(text, 'Felt 5 (more together than apart)', 'Felt 5 (nearly one)'),
    { '2026-03-03': { felt: 7 } },
  ],
  [
    'a wish taken out, a move changed and practices added to',
    (text) =>
      change(
        text,
        ', wanted 6 (close, still two people). Their move: pulled away. Mine: chased. In the day: a small gesture.',
        '. Their move: steady. Mine: chased. In the day: a small gesture, a passion of my own.',
      ),
    { '2026-03-02': { want: undefined, their_move: 'steady', practices: ['gesture', 'passion'] } },
  ],
  [
    'words typed behind the answers',
    (text) => change(text, 'In the day: a small gesture.', 'In the day: a small gesture. I baked for him.'),
    { '2026-03-02': { note: `I baked for him.\n\n${noteOf('2026-03-02')}` } },
  ],
  [
    'moves and practices taken out word by word',
    (text) =>
      change(
        text,
        ' Their move: pulled away. Mine: chased. In the day: a small gesture.',
        ' Their move: Mine: In the day:',
      ),
    { '2026-03-02': { their_move: undefined, my_move: undefined, practices: undefined } },
  ],
  [
    'moves with other signs behind them, and the name of the other person',
    (text) => change(text, 'Their move: pulled away. Mine: chased.', "Tom's move: steady! My move: reached out;"),
    { '2026-03-02': { their_move: 'steady', my_move: 'reached' } },
  ],
  [
    'words typed before an answer',
    (text) => change(text, 'Their move: pulled away.', 'I had hoped. Or maybe their move: steady.'),
    { '2026-03-02': { their_move: 'steady', note: `I had hoped. Or maybe\n\n${noteOf('2026-03-02')}` } },
  ],
  [
    'a sentence of their own with a number in it',
    (text) =>
      change(text, '5 (more together than apart), wanted 5 (more together than apart).', '5. I wanted 12 pancakes.'),
    { '2026-03-03': { want: undefined, note: `I wanted 12 pancakes.\n\npancakes` } },
  ],
  [
    'a number that was taken out',
    (text) => change(text, '`(#####)` Felt 5 (more together than apart), wanted 5', 'No number, wanted 5'),
    { '2026-03-03': { felt: undefined } },
  ],
  [
    'a list, a code fence, a quote, a table, an image and HTML in a note',
    (text) =>
      change(
        text,
        'pancakes\n',
        'pancakes\n\n1. flour\n2. eggs\n\n```sh\n# bake\n```\n\n> mum says\n> so\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![x](y.png) <b>\n',
      ),
    {
      '2026-03-03': {
        note: 'pancakes\n\n1. flour\n2. eggs\n\n```sh\n# bake\n```\n\n> mum says\n> so\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![x](y.png) <b>',
      },
    },
  ],
  [
    'headings of their own in a note, with a date among them',
    (text) => change(text, 'pancakes\n', 'pancakes\n\n# Thoughts\n\n## 3 May is her birthday\n\nso\n'),
    { '2026-03-03': { note: 'pancakes\n\n# Thoughts\n\n## 3 May is her birthday\n\nso' } },
  ],
  [
    'a heading of their own with answers above it',
    (text) => change(text, MARCH_2, `${MARCH_2}## Rain\n\n`),
    { '2026-03-02': { note: `## Rain\n\n${noteOf('2026-03-02')}` } },
  ],
  [
    'words behind the day in its heading',
    (text) => change(text, '#### Tuesday 3 March', '#### Tuesday 3 March: Shrove Tuesday'),
    { '2026-03-03': { note: 'Shrove Tuesday\n\npancakes' } },
  ],
  [
    'the year taken out of a heading of a year',
    (text) => change(text, '## 2027\n\n### January 2027\n', '## The second year\n'),
    { '2026-03-05': { note: '## The second year' } },
  ],
];

describe('Markdown that was changed by hand', () => {
  it('is read as it was when nothing was changed', () => {
    expect(readEdited(BOOK)).toEqual({ entries: ENTRIES, unreadable: [], remarks: [] });
  });

  it.each(EDITS)('keeps %s', (_, edit, changes) => {
    const text = edit(BOOK);
    const result = { entries: withChanges(changes), unreadable: [], remarks: [editedRemark(...Object.keys(changes))] };
    expect(readEdited(text)).toEqual(result);
    expect(readEdited(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(result);
  });

  it.each<[string, (text: string) => string]>([
    ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text) => `\uFEFF${text}`],
    ['no line end at the end', (text) => text.trimEnd()],
    ['more empty lines', (text) => text.replaceAll(/\n\n(?=[#>|*<])/g, '\n\n\n\n')],
    ['the end of the comment taken out', (text) => change(text, / -->\n$/, '\n')],
    [
      'the comment moved to the beginning',
      (text) => text.slice(text.indexOf('<!--')) + text.slice(0, text.indexOf('<!--')),
    ],
    [
      'the comment moved between two days',
      (text) => {
        const comment = text.slice(text.indexOf('<!--'));
        return change(text.replace(comment, ''), '#### Thursday', `${comment}\n#### Thursday`);
      },
    ],
    ['passages, summaries and tables taken out', (text) => text.replaceAll(/^(?:>|\||\*\*[A-Z]).*\n/gm, '')],
    ['the year taken out of the headings', (text) => text.replace('## 2027\n\n### January 2027\n\n', '')],
  ])('is as it was with %s', (_, edit) => {
    expect(readEdited(edit(BOOK))).toEqual({ entries: ENTRIES, unreadable: [], remarks: [] });
  });

  it('loses no more than blanks to an editor that strips them from the ends of lines', () => {
    const entries = ENTRIES.map((entry) => ({
      ...entry,
      ...(entry.note && { note: entry.note.replace('late  ', 'late') }),
    }));
    expect(readEdited(BOOK.replaceAll(/ +$/gm, ''))).toEqual({ entries, unreadable: [], remarks: [] });
  });

  it('is read as it was where an editor took out the empty lines', () => {
    expect(readEdited(BOOK.replace(/\n\n+/g, '\n')).entries.map((entry) => entry.note)).toEqual(
      ENTRIES.map(({ note }) => note?.replace(/ *\n\n/, '\n')),
    );
  });

  it('is read as it was where an editor put blanks behind the span', () => {
    expect(readEdited(change(BOOK, ' written.*\n', ' written.*  \n'))).toEqual({
      entries: ENTRIES,
      unreadable: [],
      remarks: [],
    });
  });

  it('is read as it was where its headings were moved below those of another text', () => {
    const moved = `# Us two\n\n${BOOK.replace(/^#/gm, '##')}`;
    const { entries, unreadable, remarks } = readEdited(moved);
    expect(unreadable).toEqual([]);
    expect(remarks).toEqual(['The title "Us two" stays in this file: a journal has none.', editedRemark('2026-03-02')]);
    // The heading in this note was moved down too.
    expect(entries).toEqual(withChanges({ '2026-03-02': { note: noteOf('2026-03-02').replace('# Us', '## Us') } }));
  });

  it('is read as it was below a heading of a day that stands deeper than those of days', () => {
    const text = change(BOOK, 'pancakes\n', 'pancakes\n\n##### 4 March\n\nFelt 6 at night.\n');
    expect(readEdited(text).entries.map(({ day }) => day)).toEqual(ENTRIES.map(({ day }) => day));
  });

  it('leaves properties above the title in the file', () => {
    const text = `---\ntitle: Us\ntags:\n  - home\n- two\n---\n\n${BOOK}`;
    expect(readEdited(text)).toEqual({
      entries: ENTRIES,
      unreadable: [],
      remarks: ['The properties above the title stay in this file: a journal has none.'],
    });
    const rule = readEdited(`---\nThat was a year!\n---\n\n${BOOK}`);
    expect(rule.entries[0]!.note).toBe(`---\nThat was a year!\n---\n\n${noteOf('2026-02-27')}`);
  });

  it('puts what stands above the first day of a month into the note of that day', () => {
    const text = change(BOOK, '### March 2026\n', '### March 2026\n\nThe month of the move.\n');
    const line = text.split('\n').indexOf(MARCH_2.trim()) + 1;
    expect(readEdited(text)).toEqual({
      entries: withChanges({ '2026-03-02': { note: `The month of the move.\n\n${noteOf('2026-03-02')}` } }),
      unreadable: [],
      remarks: [`What stands above line ${line} went into the note below it.`, editedRemark('2026-03-02')],
    });
  });

  it('says that a title is not kept', () => {
    expect(readEdited(change(BOOK, '# Near and far', '# Tom and I'))).toEqual({
      entries: ENTRIES,
      unreadable: [],
      remarks: ['The title "Tom and I" stays in this file: a journal has none.'],
    });
  });

  it.each([
    ['> Two people move.', '> Two people move. So we do!', '2026-03-02', /(?=> Passage)/],
    ['| Week 10, 2 to 8 March', '| Week 10, the week of the flood', '2026-03-05', /(?=\| Weeks of)/],
    ['**March 2026 in short:** 3', '**March 2026 in short:** hm, 3', '2026-03-05', /(?=\*\*March)/],
    ['> with mum', '> with mum and dad', '2026-03-02', /(?=> Set aside)/],
  ])('keeps what was typed into a block of nearfar’s own: %s', (from, to, day, blockStart) => {
    const text = change(BOOK, from, to);
    const { entries, unreadable, remarks } = readEdited(text);
    const line = text.slice(0, blockStart.exec(text)!.index).split('\n').length;
    expect(entries.find((entry) => entry.day === day)!.note).toContain(to);
    expect(remarks).toEqual([
      `Line ${line}: what nearfar wrote there was changed, so it went into the note.`,
      ...(remarks[1]?.startsWith('What stands') ? [remarks[1]] : []),
      editedRemark(day),
    ]);
    expect(unreadable).toEqual([]);
  });

  it('keeps a line that was typed among the exact fields', () => {
    const { entries, remarks } = readEdited(change(BOOK, /(?=day=2026-03-05)/, 'do not forget\n'));
    expect(entries.at(-1)!.note).toBe('a new year\n\ndo not forget');
    expect(remarks).toEqual([editedRemark('2027-01-01')]);
  });

  it('is read from its words where the comment was taken out', () => {
    const { entries, unreadable, remarks } = readEdited(BOOK.slice(0, BOOK.indexOf('<!--')));
    const inWords = ENTRIES.map(({ passage, logged_at, zone, updated_at, late, ...entry }) => entry);
    expect(entries).toEqual(inWords);
    expect(unreadable).toEqual([]);
    expect(remarks).toEqual([
      'The comment with the exact fields is gone, so passages and times of writing do not come back.',
    ]);
  });

  it('may be two files that were joined', () => {
    const write = (entries: SavedEntry[]) =>
      [
        ...markdown.write!(
          { entries, earlierVersions: [], rests: [] },
          { drawCircles: String, describePassage: () => ({ title: 'The dance' }) },
        ),
      ].join('');
    const [february, others] = [write(ENTRIES.slice(0, 1)), write(ENTRIES.slice(1))];
    for (const text of [february + others, others + february, `${february}\nin between\n\n${others}`]) {
      const { entries, unreadable } = readEdited(text);
      expect(entries.map(({ day }) => day).sort()).toEqual(ENTRIES.map(({ day }) => day));
      expect(unreadable).toEqual([]);
      if (text.includes('in between')) expect(entries[0]!.note).toBe('a quiet evening\n\nin between');
    }
  });

  it('counts a day as changed after its last change, whatever the time of the file', () => {
    const file = {
      ...importFile(change(BOOK, 'pancakes', 'waffles')),
      changedAt: () => new Date('2020-01-01T00:00:00Z'),
    };
    const { entries } = markdown.read!(file, parseMoodMap());
    expect(entries[2]!.entry).toMatchObject({ note: 'waffles', updated_at: '2026-03-02T21:15:00.001Z' });
  });

  it('refuses words without a day', () => {
    expect(() => readEdited('# Near and far\n\njust words\n')).toThrow(
      'This file holds text, and no day that the text stands under.',
    );
  });
});
