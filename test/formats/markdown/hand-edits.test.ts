import { describe, expect, it } from 'vitest';
import type { SavedEntry } from '../../../src/domain/entry.ts';
import type { Rest } from '../../../src/domain/rest.ts';
import { detectFormat } from '../../../src/formats/detect-format.ts';
import type { ImportedEntry } from '../../../src/formats/format.ts';
import { markdown } from '../../../src/formats/markdown/markdown.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { importFile } from '../../support/import-file.ts';

const STAMPS = { logged_at: '2026-03-02T21:15:00.000Z', zone: 'Europe/Lisbon', updated_at: '2026-03-02T21:15:00.000Z' };
const ENTRIES: SavedEntry[] = [
  { day: '2026-02-27', felt: 4, note: 'a quiet evening', late: false },
  {
    day: '2026-03-02',
    felt: 3,
    want: 6,
    their_move: 'away',
    my_move: 'chased',
    practices: ['gesture'],
    note: 'he went out\n# Us\nand came back late  \n\n- one\n- two',
    passage: 'the-dance',
    late: true,
    ...STAMPS,
  },
  { day: '2026-03-03', felt: 5, want: 5, note: 'pancakes', late: false, ...STAMPS },
  { day: '2026-03-05', felt: 2, passage: 'the-dance', late: false },
  { day: '2027-01-01', felt: 6, note: 'a new year', late: false },
];
const RESTS: Rest[] = [{ from: '2026-03-20', to: '2026-03-22', note: 'at the sea\n\nwith mum' }];

const BOOK = [
  ...markdown.write!(
    {
      entries: ENTRIES,
      earlierVersions: [],
      rests: RESTS,
      span: () => ({ from: '2026-02-27', to: '2027-01-01', count: 5 }),
    },
    {
      drawCircles: (felt) => `(${'#'.repeat(felt)})`,
      describePassage: () => ({
        title: 'The dance',
        why: 'you wrote “late”',
        text: () => 'Two people move.\n\nOne goes, one follows.',
      }),
    },
  ),
].join('');

const CHANGED_AT = new Date('2027-02-01T10:00:00.000Z');

function read(text: string) {
  const file = { ...importFile(text), changedAt: () => CHANGED_AT };
  expect(detectFormat(file)).toBe('markdown');
  const { entries, unreadable, conversionRules } = markdown.read!(file, parseMoodMap());
  return { entries: entries.map(({ entry }) => entry), unreadable, remarks: conversionRules };
}

/** The text with one thing in it changed, which has to be there. */
function change(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, () => to);
  expect(changed).not.toBe(text);
  return changed;
}

/** The new values of fields by day; undefined takes a field out. */
type Changes = Record<string, { [Field in keyof ImportedEntry]?: ImportedEntry[Field] | undefined }>;

/** The entries after some of them were changed by hand. */
function withChanges(changes: Changes): ImportedEntry[] {
  return ENTRIES.map((entry) => {
    if (!changes[entry.day]) return entry;
    const changed = { ...entry, updated_at: CHANGED_AT.toISOString(), ...changes[entry.day] };
    return Object.fromEntries(
      Object.entries(changed).filter(([, value]) => value !== undefined),
    ) as unknown as ImportedEntry;
  });
}

const editedRemark = (...days: string[]) => `Changed by hand, so what stands there counts: ${days.join(', ')}.`;
const note = (day: string) => ENTRIES.find((entry) => entry.day === day)!.note!;
const MARCH_2 = '#### Monday 2 March (written later)\n\n';

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
    { '2026-03-02': { note: `above it all\n\n${note('2026-03-02')}` } },
  ],
  [
    'text above a note',
    (text) => change(text, 'pancakes\n', 'first this\n\npancakes\n'),
    { '2026-03-03': { note: 'first this\n\npancakes' } },
  ],
  [
    'words in the span of the circles',
    (text) => change(text, '`(###)` Felt 3', '`(###) so so` Felt 3'),
    { '2026-03-02': { note: `\`(###) so so\`\n\n${note('2026-03-02')}` } },
  ],
  [
    'text within a note',
    (text) => change(text, '- two', '- and a half\n- two'),
    { '2026-03-02': { note: note('2026-03-02').replace('- two', '- and a half\n- two') } },
  ],
  [
    'text below a passage',
    (text) => change(text, '> One goes, one follows.\n', '> One goes, one follows.\n\nas we do\n'),
    { '2026-03-02': { note: `${note('2026-03-02')}\n\nas we do` } },
  ],
  [
    'text right below a passage',
    (text) => change(text, '> One goes, one follows.\n', '> One goes, one follows.\nas we do\n'),
    { '2026-03-02': { note: `${note('2026-03-02')}\n\nas we do` } },
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
    { '2026-03-02': { note: note('2026-03-02').replace('late', 'early') } },
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
    { '2026-03-02': { note: `I baked for him.\n\n${note('2026-03-02')}` } },
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
    { '2026-03-02': { their_move: 'steady', note: `I had hoped. Or maybe\n\n${note('2026-03-02')}` } },
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
    { '2026-03-02': { note: `## Rain\n\n${note('2026-03-02')}` } },
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
    expect(read(BOOK)).toEqual({ entries: ENTRIES, unreadable: [], remarks: [] });
  });

  it.each(EDITS)('keeps %s', (_, edit, changes) => {
    const text = edit(BOOK);
    const result = { entries: withChanges(changes), unreadable: [], remarks: [editedRemark(...Object.keys(changes))] };
    expect(read(text)).toEqual(result);
    expect(read(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(result);
  });

  it.each<[from: string, to: string, day: string, changes: Changes[string], typed: string, remark: string]>([
    [
      'Their move: pulled away.',
      'Their move: hard to say!',
      '2026-03-02',
      {},
      'Their move: hard to say!',
      '"Their move: hard to say!" is none of: drew closer, steady, pulled away. It went into the note; kept as the answer: pulled away.',
    ],
    [
      'Mine: chased.',
      'Mine: I chased him all day.',
      '2026-03-02',
      {},
      'Mine: I chased him all day.',
      '"Mine: I chased him all day." is none of: reached out, chased, met them, gave space, did my own thing, pulled back. It went into the note; kept as the answer: chased.',
    ],
    [
      'wanted 5 (more together than apart).',
      'wanted 5 (more together than apart). Mine: dancing.',
      '2026-03-03',
      {},
      'Mine: dancing.',
      '"Mine: dancing." is none of: reached out, chased, met them, gave space, did my own thing, pulled back. It went into the note; no answer was kept.',
    ],
    [
      'In the day: a small gesture.',
      'In the day: a passion of my own, dancing.',
      '2026-03-02',
      { practices: ['passion'] },
      'In the day: dancing.',
      '"dancing" is none of: a small gesture, backed their independence, a passion of my own. It went into the note; kept as the answer: a passion of my own.',
    ],
    [
      'In the day: a small gesture.',
      'In the day: dancing, singing.',
      '2026-03-02',
      {},
      'In the day: dancing, singing.',
      '"dancing, singing" is none of: a small gesture, backed their independence, a passion of my own. It went into the note; kept as the answer: a small gesture.',
    ],
    [
      'wanted 6 (close, still two people).',
      'wanted a bit more.',
      '2026-03-02',
      {},
      'wanted a bit more',
      '"wanted a bit more" is no number from 1 to 7. It went into the note; kept as the answer: 6.',
    ],
    [
      'wanted 6 (close',
      'wanted 5-6 (close',
      '2026-03-02',
      {},
      'wanted 5-6 (close, still two people)',
      '"wanted 5-6 (close, still two people)" is no number from 1 to 7. It went into the note; kept as the answer: 6.',
    ],
    [
      'Felt 3 (nearer apart than together)',
      'Felt 3-4 (it went up)',
      '2026-03-02',
      {},
      'Felt 3-4 (it went up)',
      '"Felt 3-4 (it went up)" is no number from 1 to 7. It went into the note; kept as the answer: 3.',
    ],
    [
      'Felt 3 (nearer apart than together)',
      'Felt 3 (a bit better)',
      '2026-03-02',
      {},
      'a bit better',
      '"a bit better" is not what 3 means, "nearer apart than together". It went into the note; kept as the answer: 3.',
    ],
    [
      'Felt 3 (nearer apart than together)',
      'Felt 4 (a bit better)',
      '2026-03-02',
      { felt: 4 },
      'a bit better',
      '"a bit better" is not what 4 means, "about half and half". It went into the note; kept as the answer: 4.',
    ],
    [
      'Felt 3 (nearer apart than together)',
      'Felt 4 (nearly one)',
      '2026-03-02',
      { felt: 4 },
      '',
      '"Felt 4 (nearly one)" has the words of 7, and 4 was taken.',
    ],
  ])(
    'names the day, the words and what stands where words are no answer: %s -> %s',
    (from, to, day, changes, typed, remark) => {
      const words = [typed, note(day)].filter(Boolean).join('\n\n');
      expect(read(change(BOOK, from, to))).toEqual({
        entries: withChanges({ [day]: { note: words, ...changes } }),
        unreadable: [],
        remarks: [`${day}: ${remark}`, editedRemark(day)],
      });
    },
  );

  it.each([
    ['a line that is gone', '', undefined],
    ['a line that begins with other words', 'A long day.', 'A long day.'],
  ])('says which answers stand for %s', (_, line, note) => {
    const { entries, remarks } = read(change(BOOK, /^`.*Felt 2 .*$/m, line));
    expect(entries.find(({ day }) => day === '2026-03-05')).toMatchObject({ felt: 2, ...(note && { note }) });
    expect(remarks[0]).toBe(
      '2026-03-05: No line begins with "Felt" and a number, so the answers are those that stood there: Felt 2 (far apart, within sight).',
    );
  });

  it('names five of many words that are no answer, and counts the others', () => {
    const days = Array.from({ length: 8 }, (_, index) => `2026-03-0${index + 1}`);
    const text = days.map((day) => `#### ${day}\n\nFelt 4. Mine: dancing.\n`).join('\n');
    const { remarks } = read(`# Near and far\n\n${text}`);
    expect(remarks.filter((remark) => remark.includes('"Mine: dancing."'))).toHaveLength(5);
    expect(remarks).toContain('3 more answers were treated in the same way.');
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
    expect(read(edit(BOOK))).toEqual({ entries: ENTRIES, unreadable: [], remarks: [] });
  });

  it('loses no more than blanks to an editor that strips them from the ends of lines', () => {
    const entries = ENTRIES.map((entry) => ({
      ...entry,
      ...(entry.note && { note: entry.note.replace('late  ', 'late') }),
    }));
    expect(read(BOOK.replaceAll(/ +$/gm, ''))).toEqual({ entries, unreadable: [], remarks: [] });
  });

  it('is read as it was where an editor took out the empty lines', () => {
    expect(read(BOOK.replace(/\n\n+/g, '\n')).entries.map((entry) => entry.note)).toEqual(
      ENTRIES.map(({ note }) => note?.replace(/ *\n\n/, '\n')),
    );
  });

  it('is read as it was where an editor put blanks behind the span', () => {
    expect(read(change(BOOK, ' written.*\n', ' written.*  \n'))).toEqual({
      entries: ENTRIES,
      unreadable: [],
      remarks: [],
    });
  });

  it('is read as it was where its headings were moved below those of another text', () => {
    const moved = `# Us two\n\n${BOOK.replace(/^#/gm, '##')}`;
    const { entries, unreadable, remarks } = read(moved);
    expect(unreadable).toEqual([]);
    expect(remarks).toEqual(['The title "Us two" stays in this file: a journal has none.', editedRemark('2026-03-02')]);
    // The heading in this note was moved down too.
    expect(entries).toEqual(withChanges({ '2026-03-02': { note: note('2026-03-02').replace('# Us', '## Us') } }));
  });

  it('is read as it was below a heading of a day that stands deeper than those of days', () => {
    const text = change(BOOK, 'pancakes\n', 'pancakes\n\n##### 4 March\n\nFelt 6 at night.\n');
    expect(read(text).entries.map(({ day }) => day)).toEqual(ENTRIES.map(({ day }) => day));
  });

  it('leaves properties above the title in the file', () => {
    const text = `---\ntitle: Us\ntags:\n  - home\n- two\n---\n\n${BOOK}`;
    expect(read(text)).toEqual({
      entries: ENTRIES,
      unreadable: [],
      remarks: ['The properties above the title stay in this file: a journal has none.'],
    });
    const rule = read(`---\nThat was a year!\n---\n\n${BOOK}`);
    expect(rule.entries[0]!.note).toBe(`---\nThat was a year!\n---\n\n${note('2026-02-27')}`);
  });

  it('may have its days in another order', () => {
    const days = BOOK.match(/^#### (?:Monday|Tuesday)[\s\S]*?(?=^#### )/gm)!;
    const swapped = change(BOOK, days.join(''), [...days].reverse().join(''));
    const { entries, ...others } = read(swapped);
    expect(entries.map(({ day }) => day).slice(1, 3)).toEqual(['2026-03-03', '2026-03-02']);
    expect(entries.sort((a, b) => (a.day < b.day ? -1 : 1))).toEqual(ENTRIES);
    expect(others).toEqual({ unreadable: [], remarks: [] });
  });

  it('names a day that was removed', () => {
    const text = change(BOOK, /^#### Tuesday[\s\S]*?(?=^#### )/m, '');
    expect(read(text)).toEqual({
      entries: ENTRIES.filter(({ day }) => day !== '2026-03-03'),
      unreadable: [],
      remarks: ['No longer in the text, and so not brought in: 2026-03-03.'],
    });
  });

  it.each([
    ['#### Sunday 1 March 2026', 'Felt 5. We went out.', { felt: 5, note: 'We went out.\n\nA good day.' }],
    ['#### 2026-03-01', 'felt 2, wanted 3', { felt: 2, want: 3, note: 'A good day.' }],
    [
      '### 1 March',
      '`(##)` Felt 4 (about half and half). Mine: own.',
      { felt: 4, my_move: 'own', note: 'A good day.' },
    ],
  ])('may have a day added: %s', (heading, answers, fields) => {
    const text = change(BOOK, MARCH_2, `${heading}\n\n${answers}\n\nA good day.\n\n${MARCH_2}`);
    const { entries, ...others } = read(text);
    expect(entries).toContainEqual({ day: '2026-03-01', ...fields, updated_at: CHANGED_AT.toISOString() });
    expect(entries).toHaveLength(ENTRIES.length + 1);
    expect(others).toEqual({ unreadable: [], remarks: [editedRemark('2026-03-01')] });
  });

  it('takes a day that was added with words alone as one that has a note and no number', () => {
    const text = change(BOOK, MARCH_2, `#### Sunday 1 March\n\nA long walk.\n\n${MARCH_2}`);
    expect(read(text).entries).toContainEqual({
      day: '2026-03-01',
      note: 'A long walk.',
      updated_at: CHANGED_AT.toISOString(),
    });
  });

  it.each([
    [
      '#### Sunday 1 March',
      '',
      '1 March 2026 says neither how close it felt nor anything else. Write it below the heading, for example: Felt 4.',
    ],
    ['#### Monday 1 March', 'Felt 4.', '1 March 2026 is a Sunday, not a Monday.'],
    ['#### 31 February', 'Felt 4.', '31 February 2026 is not a real day.'],
  ])('names the line of a day that cannot be read: %s', (heading, answers, why) => {
    const text = change(BOOK, MARCH_2, `${heading}\n\n${answers}\n\n${MARCH_2}`);
    const line = text.split('\n').indexOf(heading) + 1;
    expect(read(text)).toMatchObject({ entries: ENTRIES, unreadable: [{ place: `line ${line}`, why }] });
  });

  it('names a day with a wrong weekday once, and not as one that is gone', () => {
    const { unreadable, remarks } = read(change(BOOK, MARCH_2, MARCH_2.replace('Monday', 'Friday')));
    expect(unreadable).toMatchObject([{ why: '2 March 2026 is a Monday, not a Friday.' }]);
    expect(remarks).toEqual([]);
  });

  it.each([
    ['Felt 3 (nearer', 'Felt 9 (nearer', '"Felt 9" is none of the seven. Write a number from 1 to 7.'],
    ['Felt 3 (nearer', 'Felt 3.5 (nearer', '"Felt 3.5" is none of the seven. Write a number from 1 to 7.'],
    ['wanted 6 (close', 'wanted 0 (close', '"wanted 0" is none of the seven. Write a number from 1 to 7.'],
  ])('names the line of an answer that is not on the scale: %s -> %s', (before, after, why) => {
    const text = change(BOOK, before, after);
    const line = text.split('\n').indexOf(MARCH_2.trim()) + 1;
    const { entries, unreadable } = read(text);
    expect(unreadable).toEqual([{ place: `line ${line}`, why }]);
    expect(entries).toHaveLength(ENTRIES.length - 1);
  });

  it('finds the day of a heading that names none by the text below it', () => {
    const text = change(BOOK, '#### Tuesday 3 March', '#### Pancakes for two');
    expect(read(text)).toEqual({
      entries: withChanges({ '2026-03-03': { note: 'Pancakes for two\n\npancakes' } }),
      unreadable: [],
      remarks: [editedRemark('2026-03-03')],
    });
  });

  it('finds the day of a heading that names none where only one is missing, and otherwise names the line', () => {
    const renamed = change(BOOK, '#### Tuesday 3 March', '#### Pancakes for two');
    expect(read(change(renamed, 'pancakes\n', 'waffles\n')).entries).toEqual(
      withChanges({ '2026-03-03': { note: 'Pancakes for two\n\nwaffles' } }),
    );
    const two = change(change(renamed, 'pancakes\n', 'waffles\n'), '#### Thursday 5 March', '#### Rain');
    expect(read(change(two, 'Felt 2', 'Felt 1')).unreadable).toEqual([
      {
        place: expect.stringMatching(/^line \d+$/),
        why: '"Pancakes for two" names no day. Put one there, such as: Monday 2 March 2026.',
      },
      {
        place: expect.stringMatching(/^line \d+$/),
        why: '"Rain" names no day. Put one there, such as: Monday 2 March 2026.',
      },
    ]);
  });

  it('puts what stands above the first day of a month into the note of that day', () => {
    const text = change(BOOK, '### March 2026\n', '### March 2026\n\nThe month of the move.\n');
    const line = text.split('\n').indexOf(MARCH_2.trim()) + 1;
    expect(read(text)).toEqual({
      entries: withChanges({ '2026-03-02': { note: `The month of the move.\n\n${note('2026-03-02')}` } }),
      unreadable: [],
      remarks: [`What stands above line ${line} went into the note below it.`, editedRemark('2026-03-02')],
    });
  });

  it('says that a title is not kept', () => {
    expect(read(change(BOOK, '# Near and far', '# Tom and I'))).toEqual({
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
    const { entries, unreadable, remarks } = read(text);
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
    const { entries, remarks } = read(change(BOOK, /(?=day=2026-03-05)/, 'do not forget\n'));
    expect(entries.at(-1)!.note).toBe('a new year\n\ndo not forget');
    expect(remarks).toEqual([editedRemark('2027-01-01')]);
  });

  it('is read from its words where the comment was taken out', () => {
    const { entries, unreadable, remarks } = read(BOOK.slice(0, BOOK.indexOf('<!--')));
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
      const { entries, unreadable } = read(text);
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
    expect(() => read('# Near and far\n\njust words\n')).toThrow(
      'This file holds text, and no day that the text stands under.',
    );
  });
});
