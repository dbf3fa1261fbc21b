import fc from 'fast-check';
import { dayFromNumber } from '../../src/domain/day.ts';
import { MY_MOVES, normaliseEntry, PRACTICES, type SavedEntry, THEIR_MOVES } from '../../src/domain/entry.ts';
import { CLOSENESS } from '../../src/domain/scale.ts';

/** Parts of notes that are hard for some format: its own syntax, line ends, blanks, other scripts, long text. */
const AWKWARD = [
  '---',
  '# a heading',
  '   ### deeper',
  '####### seven',
  '#',
  '####',
  'title\n===',
  '=SUM(A1)',
  "'=quoted",
  '+1',
  '-1',
  '@home',
  '@nearfar day=2026-03-02 felt=4',
  '[2026-03-02 21:15] not an entry',
  '\\[2026-03-02 21:15] nor this',
  '2026-03-02 21:15 nor this',
  '<!-- nearfar day=2026-03-02 felt=1 -->',
  '\\<!--',
  '\\\\<b>',
  '![x](https://a.example/i.png)',
  '\\![x][r]',
  '\\\\![',
  '<img src=//a.example/i.png>',
  '＝1+1',
  "'＠",
  '> Passage: *mine* (no)',
  '```',
  '~~~~',
  'nearfar: f0123456789abcdd',
  'key: value',
  '"day": "2026-03-02"',
  '- ',
  '\t',
  '  ',
  '\n',
  '\r\n',
  '\r',
  '\u2028',
  '&#13;',
  '\\&#13;',
  '\\\r',
  ',',
  '"',
  '“',
  'היום רחוק',
  '👩‍❤️‍👨',
  'é',
  '\u0301',
  '\uFEFF',
  'x'.repeat(50_000),
];

const note = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...AWKWARD.slice(0, -1)) },
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .chain((parts) => fc.constantFrom('', '\n', '\r\n', ' ').map((between) => parts.join(between)))
  .map((text) => text.replaceAll('\0', ''))
  .filter((text) => text.trim() !== '' && text.isWellFormed());

const longNote = note.map((text) => `${text}\n${AWKWARD.at(-1)}`);

const instant = fc
  .integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((at) => new Date(at).toISOString());

/** Any entry that a journal can contain: with felt, with a note, or with both. */
export const anyEntry: fc.Arbitrary<SavedEntry> = fc
  .record(
    {
      day: fc.integer({ min: 10_957, max: 21_915 }).map(dayFromNumber),
      felt: fc.constantFrom(...CLOSENESS),
      late: fc.boolean(),
      want: fc.constantFrom(...CLOSENESS),
      their_move: fc.constantFrom(...THEIR_MOVES),
      my_move: fc.constantFrom(...MY_MOVES),
      practices: fc.subarray([...PRACTICES]),
      note: fc.oneof({ weight: 60, arbitrary: note }, { weight: 1, arbitrary: longNote }),
      passage: fc.constantFrom('the-dance', 'on', 'no', '12e3', '-x', 'a--b', '1:30'),
      logged_at: instant,
      zone: fc.constantFrom('Europe/Lisbon', 'Pacific/Apia', 'Etc/GMT+5', 'No/Where', 'UTC'),
      updated_at: instant,
    },
    { requiredKeys: ['day', 'late'] },
  )
  .filter(({ felt, note }) => felt !== undefined || note !== undefined)
  .map((entry) => ({ ...normaliseEntry(entry), late: entry.late }));

/** Up to eight entries of different days, oldest first. */
export const anyJournal = fc
  .uniqueArray(anyEntry, { selector: ({ day }) => day, maxLength: 8 })
  .map((entries) => entries.sort((a, b) => (a.day < b.day ? -1 : 1)));
