import { expect } from 'vitest';
import type { SavedEntry } from '../../../src/domain/entry.ts';
import type { Rest } from '../../../src/domain/rest.ts';
import { detectFormat } from '../../../src/formats/detect-format.ts';
import type { ImportedEntry } from '../../../src/formats/format.ts';
import { markdown } from '../../../src/formats/markdown/markdown.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { importFile } from '../../support/import-file.ts';

const STAMPS = { logged_at: '2026-03-02T21:15:00.000Z', zone: 'Europe/Lisbon', updated_at: '2026-03-02T21:15:00.000Z' };
/** What the book below was written from. */
export const ENTRIES: SavedEntry[] = [
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

/** The book as nearfar writes it. */
export const BOOK = [
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

/** When the file was changed. */
export const CHANGED_AT = new Date('2027-02-01T10:00:00.000Z');

/** What an import reads from a book that was changed at CHANGED_AT. */
export function readEdited(text: string) {
  const file = { ...importFile(text), changedAt: () => CHANGED_AT };
  expect(detectFormat(file)).toBe('markdown');
  const { entries, unreadable, conversionRules } = markdown.read!(file, parseMoodMap());
  return { entries: entries.map(({ entry }) => entry), unreadable, remarks: conversionRules };
}

/** The text with one thing in it changed, which has to be there. */
export function change(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, () => to);
  expect(changed).not.toBe(text);
  return changed;
}

/** The new values of fields by day; undefined takes a field out. */
export type Changes = Record<string, { [Field in keyof ImportedEntry]?: ImportedEntry[Field] | undefined }>;

/** The entries after some of them were changed by hand. */
export function withChanges(changes: Changes): ImportedEntry[] {
  return ENTRIES.map((entry) => {
    if (!changes[entry.day]) return entry;
    const changed = { ...entry, updated_at: CHANGED_AT.toISOString(), ...changes[entry.day] };
    return Object.fromEntries(
      Object.entries(changed).filter(([, value]) => value !== undefined),
    ) as unknown as ImportedEntry;
  });
}

export const editedRemark = (...days: string[]) => `Changed by hand, so what stands there counts: ${days.join(', ')}.`;
export const noteOf = (day: string) => ENTRIES.find((entry) => entry.day === day)!.note!;
/** The heading of a day in the book. */
export const MARCH_2 = '#### Monday 2 March (written later)\n\n';
