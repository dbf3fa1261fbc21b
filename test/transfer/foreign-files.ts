import { strToU8, zipSync } from 'fflate';

/** A file that another program or the writer's own hand has made. */
export interface ForeignFile {
  name: string;
  content: string | Uint8Array;
}

const text = (name: string, ...contents: string[]): ForeignFile[] => contents.map((content) => ({ name, content }));
const json = (name: string, ...values: unknown[]): ForeignFile[] =>
  values.flatMap((value) => text(name, JSON.stringify(value)));
const zip = (name: string, ...files: Record<string, string>[]): ForeignFile[] =>
  files.map((contents) => ({
    name,
    content: zipSync(Object.fromEntries(Object.entries(contents).map(([path, one]) => [path, strToU8(one)]))),
  }));

const COLUMNS = 'day,felt,want,their_move,my_move,practices,note,passage,logged_at,zone,updated_at,late';
const MARK = 'entries=1 days=89abcdef redacted=no checksum=01234567';
const DAY_ONE_ENTRY = { uuid: 'A', creationDate: '2026-03-02T23:12:12Z', timeZone: 'Europe/Madrid', text: 'Quiet.' };
const PIXEL = { date: '2026-03-02', type: 'Mood', scores: [3], notes: 'so' };
const DAYLIO =
  'full_date,date,weekday,time,mood,activities,note_title,note\n2026-03-03,March 3,Tuesday,20:39,good,,,\n';

/** Files of every format that nearfar reads, and some that it does not, none of them written by nearfar. */
export const FOREIGN_FILES: readonly ForeignFile[] = [
  ...text(
    'jrnl.txt',
    '[2026-03-02 18:22] Walked home together. *\nWe said little. @near\n',
    '2026-03-02 07:05 Coffee.\n\n2026-03-03 08:00 Tea.\n',
    '[2026-03-02 08:15:00 PM] Far off.\n@nearfar day=2026-03-02 felt=3 late=false\n',
    '[2026-03-02 09:00] Felt 4.\n@nearfar day=2026-03-02 felt=4 late=false\n\n[2026-03-03 09:00] My own.\nbody\n',
    `[2026-03-02 09:00] Felt 4.\n@nearfar day=2026-03-02 felt=4 late=false ${MARK}\n\n`,
    '[2026-03-02 09:00] @nearfar\n',
  ),
  ...json(
    'jrnl.json',
    {
      tags: { '@near': 1 },
      entries: [{ title: 'a', body: '@near', date: '2026-03-02', time: '18:22', tags: ['@near'] }],
    },
    { tags: {}, entries: [] },
    {
      entries: [
        { title: 'Felt 4', body: '@nearfar day=2026-03-02 felt=4 late=false', date: '2026-03-02', time: '09:00' },
      ],
    },
    { entries: [], tags: {}, nearfar: MARK },
  ),
  ...text('daylio.csv', DAYLIO, `\uFEFF${DAYLIO}`, 'full_date,mood\n', DAYLIO.replaceAll('\n', '\r\n')),
  ...zip(
    'backup.zip',
    { 'backup.daylio': 'eyJkYXlFbnRyaWVzIjpbXX0=', 'assets/photo': 'x' },
    { 'backup.daylio': 'eyJkYXlFbnRyaWVzIjpbXX0=' },
  ),
  ...text('moods.csv', 'Date,Mood,Tags (People)\n2026 Sun Feb 8 4:04 PM,Mellow,\n', 'Date,Hour,Minute,Level\n'),
  ...json('backup.json', { customMoods: [], dayEntries: [] }),
  ...json('dailyyou.json', [{ timeCreated: '2026-03-02T21:15:42.120', text: 'mine', mood: 1 }]),
  ...json('pixels.json', [PIXEL], [], [{ ...PIXEL, tags: [{ type: 'nearfar', entries: ['calm'] }] }]),
  ...zip(
    'dayone.zip',
    { 'Journal.json': JSON.stringify({ metadata: { version: '1.0' }, entries: [DAY_ONE_ENTRY] }) },
    { 'Journal.json': JSON.stringify({ metadata: { version: '1.0' }, entries: [] }), 'photos/a.jpeg': 'x' },
    { 'nearfar.json': JSON.stringify({ metadata: { version: '1.0' }, entries: [], nearfar: MARK }) },
    { 'essay.txt': 'my precious essay' },
  ),
  ...json('dayone.json', { metadata: { version: '1.0' }, entries: [DAY_ONE_ENTRY] }, { metadata: {}, entries: [] }),
  ...text(
    'entries.jsonl',
    '{"day":"2026-03-02","felt":4}\n',
    '{"day":"2026-03-02","felt":4,"note":"a"}\n{"day":"2026-03-03","felt":5}\n',
    '{"felt":4,"day":"2026-03-02"}',
  ),
  ...json(
    'journal.json',
    { schema: 1, entries: [] },
    { schema: 1, entries: [{ day: '2026-03-02', felt: 4 }], revisions: [], rests: [] },
    { schema: 1, entries: [], revisions: [], rests: [], nearfar: MARK },
    { schema: 'https://json-schema.org/draft/2020-12/schema', entries: {} },
    { nearfar: MARK },
  ),
  ...text(
    'journal.json',
    '{"schema": 1, "entries": [\n{"day":"2026-03-02","felt":4}\n], "revisions": [\n], "rests": [\n]}\n',
  ),
  ...text(
    'table.csv',
    'day,felt\n2026-03-02,4\n',
    'day,felt,note\n2026-03-02,4,mine\n',
    `${COLUMNS}\n`,
    `${COLUMNS}\n2026-03-02,4,,,,,mine,,,,,false\n`,
    `${COLUMNS},nearfar\n2026-03-02,4,,,,,mine,,,,,false,\n`,
    `${COLUMNS},nearfar\n2026-03-02,4,,,,,mine,,,,,false,${MARK}\n`,
    'sep=;\nday;felt\n2026-03-02;4\n',
  ),
  ...text(
    'journal.md',
    'my precious essay\n',
    '# 2026\n\n## June\n\n### 2026-06-28 18:22 Title\n\nbody\n',
    '# 2026\n\n## March\n\n### Monday 2 March\n\nFelt 4.\n\nmine\n\n<!-- nearfar day=2026-03-02 felt=4 late=false -->\n\n',
    '<!-- nearfar day=2026-03-02 felt=1 -->\n',
    `# Notes\n\n<!-- nearfar-export ${MARK} -->\n`,
    '# 2026\n',
    '# How nearfar marks its files\n\n`entries=140 days=89abcdef redacted=no checksum=01234567`\n',
  ),
  ...text(
    '2026-03-02.md',
    '---\ndate: 2026-03-02\nfelt: 4\n---\nmy own daily note\n',
    '---\ndate: 2026-03-02\nnearfar: f0123456789abcdd\n---\nmine\n',
    '---\nnearfar: true\n---\n',
    '---\ntags:\n  - nearfar\n---\nmine\n',
  ),
  ...text('2026-03-02.md', '---\nmood: near\n---\nmine\n', '# 2026-03-02\nmood:: 4\n', 'mine\n'),
  ...text('20260302', '* Monday, 03/02/26\n** 10:28 Tea\n'),
  ...text('journal.org', `* Monday, 2 March 2026\n** 10:28 Tea\n${MARK}\n`),
  ...json('1772485752000-AbC.json', { id: 'a', date_journal: 1772485752000, text: 'Tea.', sentiment: 1 }),
  ...json('diarium.json', [{ date: '2026-03-02T21:15:00', html: '<p>Tea.</p>', rating: 4 }]),
  ...zip('journey.zip', { '1772485752000-AbC.json': JSON.stringify({ date_journal: 1772485752000, text: 'Tea.' }) }),
  { name: 'photo.jpg', content: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]) },
  { name: 'journal.db', content: `SQLite format 3\0${'x'.repeat(84)}` },
  ...text('notes.org', '* TODO <2026-03-02 Mon>\n', ' ', '\n'),
];
