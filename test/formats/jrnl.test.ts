import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/formats/detect-format.ts';
import { FORMATS } from '../../src/formats/formats.ts';
import { parseMoodMap } from '../../src/formats/moods/mood-map.ts';
import type { DateOrder } from '../../src/formats/table/dates/local-dates.ts';
import { assertNotAsked } from '../support/assert-not-asked.ts';
import { importFile } from '../support/import-file.ts';

interface ReadOptions {
  name?: string;
  map?: string[];
  dates?: DateOrder;
}

async function read(content: string | Uint8Array, { name = 'journal.txt', map = ['*=4'], dates }: ReadOptions = {}) {
  const file = importFile(content, name);
  const format = detectFormat(file)!;
  const { entries, ...rest } = assertNotAsked((await FORMATS[format].load()).read!(file, parseMoodMap(map), { dates }));
  return { ...rest, format, entries: entries.map(({ entry }) => entry) };
}

/** The days of the entries with their notes. */
const notesOf = async (content: string, options?: ReadOptions) => {
  const { entries, unreadable } = await read(content, options);
  expect(unreadable).toEqual([]);
  return entries.map(({ day, note }) => [day, note]);
};

describe('a journal of jrnl', () => {
  it.each([
    ['%Y-%m-%d %H:%M', '2026-03-14 18:05', '18:05'],
    ['%F %r', '2026-03-14 06:05:00 PM', '06:05:00 PM'],
    ['%Y-%m-%dT%H:%M:%S', '2026-03-14T18:05:00', '18:05:00'],
    ['%Y/%m/%d %H:%M', '2026/03/14 18:05', '18:05'],
    ['%d.%m.%Y %H:%M', '14.03.2026 18:05', '18:05'],
    ['%d/%m/%Y %H:%M', '14/03/2026 18:05', '18:05'],
    ['%m/%d/%Y %I:%M %p', '03/14/2026 06:05 PM', '06:05 PM'],
    ['%a, %d %b %Y %H:%M', 'Sat, 14 Mar 2026 18:05', '18:05'],
    ['%A, %d %B %Y %H:%M', 'Saturday, 14 March 2026 18:05', '18:05'],
    ['%B %d, %Y %H:%M', 'March 14, 2026 18:05', '18:05'],
    ['%Y-%m-%d', '2026-03-14', ''],
  ])('is read with the time format %s', async (_, stamp, clock) => {
    const text = `[${stamp}] By the harbour.\nWe said little.\n\n[${stamp}] Tea.\n`;
    const at = clock === '' ? 'jrnl' : `jrnl ${clock}`;
    expect(await notesOf(text)).toEqual([['2026-03-14', `${at}: By the harbour.\nWe said little.\n\n${at}: Tea.`]]);
  });

  it('is refused where its days can be read in two ways, until --dates says how', async () => {
    const text = '[02.03.2026 18:05] Tea.\n';
    await expect(read(text)).rejects.toMatchObject({
      message:
        '--dates dmy: The dates in "journal.txt" can be read in two ways: "02.03.2026 18:05" is 2 March 2026 (dmy) or 3 February 2026 (mdy).',
    });
    expect(await notesOf(text, { dates: 'dmy' })).toEqual([['2026-03-02', 'jrnl 18:05: Tea.']]);
  });

  it('of version 1 has no brackets', async () => {
    const text = '2026-03-14 18:05 By the harbour.\nWe said little.\n\n2026-03-15 07:00 Tea. *\n';
    expect(await notesOf(text)).toEqual([
      ['2026-03-14', 'jrnl 18:05: By the harbour.\nWe said little.'],
      ['2026-03-15', 'jrnl 07:00, starred: Tea.'],
    ]);
  });

  it('keeps lines of a body that look like a date', async () => {
    const body = [
      'He wrote:',
      '[12:30] where are you',
      '',
      '[2026-01-01] the first of the year',
      '2026-01-02 10:00 without brackets',
      '[x] done',
      '',
      '[12:31] here',
    ].join('\n');
    expect(await notesOf(`[2026-03-14 18:05] Chat.\n${body}\n\n[2026-03-15 07:00] Tea.\n`)).toEqual([
      ['2026-03-14', `jrnl 18:05: Chat.\n${body}`],
      ['2026-03-15', 'jrnl 07:00: Tea.'],
    ]);
  });

  it('says which lines of the form of a heading are text, as no empty line stands above them', async () => {
    const text = '[2026-03-14 18:05] Chat.\nHe wrote:\n[2026-01-01 10:00] hello\n\n[2026-03-15 07:00] Tea.\n';
    const { entries, conversionRules } = await read(text);
    expect(entries.map(({ day }) => day)).toEqual(['2026-03-14', '2026-03-15']);
    expect(conversionRules).toContain(
      'A line that looks like the beginning of an entry, but without an empty line above, is text of the entry before.',
    );
  });

  it('is read where nobody left empty lines between the entries', async () => {
    const text = '[2026-03-14 18:05] One.\n[2026-03-15 07:00] Two.\nmore\n[2026-03-16 07:00] Three.\n';
    expect((await notesOf(text)).map(([day]) => day)).toEqual(['2026-03-14', '2026-03-15', '2026-03-16']);
  });

  it('has no mood in a number with a sign', async () => {
    const { entries, unreadable } = await read(
      '[2026-03-14 18:05] We are #1 and @5 of #2/3.\n\n[2026-03-15 07:00] @near #1\n',
      {
        map: ['near=6'],
      },
    );
    expect(entries).toMatchObject([{ day: '2026-03-15', felt: 6 }]);
    expect(unreadable).toMatchObject([{ place: 'line 1', unknownMoods: [] }]);
  });

  it('in a folder has the day in its path, and may have times alone', async () => {
    expect(await notesOf('[18:05] Tea.\n\n[19:00] Soup.\n', { name: '2026/03/14.txt' })).toEqual([
      ['2026-03-14', 'jrnl 18:05: Tea.\n\njrnl 19:00: Soup.'],
    ]);
  });

  it.each([
    ['Fernet', `gAAAAABl${'Ab-_'.repeat(40)}==`],
    ['with a header', `JRNLv3\0\x23{"salt":"${'A'.repeat(22)}=="}gAAAAAB`],
  ])('that is encrypted is named as such: %s', async (_, content) => {
    await expect(read(Buffer.from(content, 'latin1'))).rejects.toMatchObject({
      message: 'journal.txt is a journal that jrnl has encrypted.',
      hint: expect.stringContaining('jrnl --format text --file journal.txt'),
    });
  });
});

describe('an export of jrnl', () => {
  const SAME = [
    ['2026-03-14', 'jrnl 18:05: By the harbour.\n# Late\n\nWe said little. @near'],
    ['2026-04-01', 'jrnl 07:00: Tea.'],
  ];

  it('in Markdown is read, with the headings of its bodies as they were', async () => {
    const text = `# 2026

## March

### 2026-03-14 18:05 By the harbour.

#### Late

We said little. @near
 
## April

### 2026-04-01 07:00 Tea.
 `;
    expect(await notesOf(text, { name: 'journal.md' })).toEqual(SAME);
  });

  it('in Markdown with a file for each entry is read', async () => {
    const text = '# 2026-03-14 18:05 By the harbour.\n\n## Late\n\nWe said little. @near\n ';
    expect(await notesOf(text, { name: '2026-03-14_by-the-harbour.md' })).toEqual(SAME.slice(0, 1));
  });

  it.each([
    [
      'with a block',
      '---\ntitle: By the harbour.\ndate: 2026-03-14 18:05\nstarred: True\ntags: near, us\nbody: |\t\t\n\t## Late\n\t\n\tWe said little.\n...',
    ],
    [
      'of old versions',
      'title: By the harbour.\ndate: 2026-03-14 18:05\nstarred: True\ntags: near, us\n\n## Late\n\nWe said little.\n',
    ],
  ])('in YAML is read, with its tags as moods: %s', async (_, text) => {
    const { entries, unreadable } = await read(text, { name: 'a.md', map: ['near=6'] });
    expect(unreadable).toEqual([]);
    expect(entries).toEqual([
      { day: '2026-03-14', felt: 6, note: 'jrnl 18:05, starred: By the harbour.\n# Late\n\nWe said little.' },
    ]);
  });

  it('in JSON with a file for each entry is read', async () => {
    const entry = { title: 'Tea.', body: '', date: '2026-04-01', time: '07:00', tags: ['@near'], starred: true };
    const { entries, format } = await read(JSON.stringify(entry, null, 2), { map: ['near=6'] });
    expect(format).toBe('jrnl-json');
    expect(entries).toEqual([{ day: '2026-04-01', felt: 6, note: 'jrnl 07:00, starred: Tea.' }]);
  });

  it('may be several YAML files, one behind the other', async () => {
    const entry = (title: string, day: string) =>
      `title: ${title}\ndate: ${day} 18:22\nstarred: False\ntags: near\nbody: |\n\tWe said little.\n\n\tSoup.\n...\n`;
    expect(await notesOf(entry('Tea', '2026-03-02') + entry('Rain', '2026-03-03'))).toEqual([
      ['2026-03-02', 'jrnl 18:22: Tea\nWe said little.\n\nSoup.'],
      ['2026-03-03', 'jrnl 18:22: Rain\nWe said little.\n\nSoup.'],
    ]);
  });

  it('says of XML that was cut off in which line', async () => {
    const entry = '<entry date="2026-03-02T21:15:00" starred="">Soup.</entry>';
    const head = '<?xml version="1.0" ?>\n<journal>\n<entries>\n';
    for (const end of ['<entry date="2026-03-03T21:15:00" starred="">Ra', '<ent', ''])
      expect((await read(`${head}${entry}\n${end}`)).unreadable).toEqual([
        {
          place: `line ${end === '' ? 4 : 5}`,
          why: 'It breaks off before its end, so the file may have been cut off.',
        },
      ]);
  });

  it('is read from its XML', async () => {
    const text = `<?xml version="1.0" ?>
<journal>
	<entries>
		<entry date="2026-03-02T18:05:00" starred="">
			<tag name="@tom"/>
			By the harbour. @tom
We said &quot;little&quot; &amp; 1 &lt; 2.

And then more.
		</entry>
		<entry date="2026-03-03T07:00:00" starred="True">Tea.</entry>
	</entries>
	<tags>
		<tag name="@tom">1</tag>
	</tags>
</journal>
`;
    expect(detectFormat(importFile(text, 'journal.xml'))).toBe('jrnl');
    expect(await notesOf(text)).toEqual([
      ['2026-03-02', 'jrnl 18:05:00: By the harbour. @tom\nWe said "little" & 1 < 2.\n\nAnd then more.'],
      ['2026-03-03', 'jrnl 07:00:00, starred: Tea.'],
    ]);
  });
});
