import { describe, expect, it } from 'vitest';
import type { SavedEntry } from '../../../src/domain/entry.ts';
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../../src/formats/formats.ts';
import { checksumOfDays, withExportMark } from '../../../src/formats/mark/export-mark.ts';
import { readExportMark } from '../../../src/formats/mark/read-export-mark.ts';

const ENTRIES: SavedEntry[] = [
  {
    day: '2026-03-02',
    felt: 3,
    note: 'redacted: true\n<!-- nearfar-export entries=9 days=89abcdef redacted=no checksum=01234567 -->',
    late: false,
  },
  { day: '2026-03-03', felt: 5, late: false },
];
const WRITTEN = FORMAT_NAMES.filter((name) => FORMATS[name].extension !== null && name !== 'dayone');
/** What a format writes into one file. */
const inOneFile = (name: FormatName) => (FORMATS[name].files === 'a day' ? ENTRIES.slice(0, 1) : ENTRIES);

async function write(name: FormatName, entries: readonly SavedEntry[], redacted?: boolean): Promise<string> {
  const details = { drawCircles: String, describePassage: () => ({ title: '' }), ...(redacted && { redacted }) };
  const format = await FORMATS[name].load();
  return [...format.write!({ entries, earlierVersions: [], rests: [] }, details)].join('');
}

describe.each(WRITTEN)('the mark of a file in the format %s', (name) => {
  it('tells which entries it has and whether something was left out', async () => {
    const entries = inOneFile(name);
    const facts = { entries: entries.length, ...(name !== 'obsidian' && { days: checksumOfDays(entries) }) };
    expect(readExportMark(await write(name, entries))).toEqual({ ...facts, redacted: false });
    expect(readExportMark(await write(name, entries, true))).toEqual({ ...facts, redacted: true });
  });

  it('tells that the file was changed, wherever', async () => {
    const text = await write(name, inOneFile(name));
    for (const changed of [
      text.replace('2026-03-02', '2026-03-01'),
      text.replace('redacted: true', 'redacted: tru'),
      `${text}more\n`,
      `${text}\n`,
      text.slice(0, -1),
      text.replaceAll('\n', '\r\n'),
      ...(name === 'obsidian' ? [] : [text.replace(/(?<=entries=)2/, '1')]),
    ])
      expect(readExportMark(changed)).toBe('changed');
  });
});

it('a mark is found before whatever ends the file of a new format', () => {
  const ends = { open: 'X-NEARFAR:', close: '\r\nEND:VCALENDAR\r\n' };
  const text = [...withExportMark(ENTRIES, false, ends, ([first]) => [`BEGIN:VCALENDAR\r\n${first!.note}\r\n`])].join(
    '',
  );
  expect(readExportMark(text)).toMatchObject({ entries: 1, redacted: false });
  expect(readExportMark(text.replace('VCALENDAR\r\n', 'VCALENDAR\n'))).toBe('changed');
});

describe('the mark of an export without entries', () => {
  it.each<[FormatName, unknown]>([
    ['json', { entries: 0, days: '00000000', redacted: false }],
    ['jrnl-json', { entries: 0, days: '00000000', redacted: false }],
    ['csv', { entries: 0, redacted: false }],
  ])('is found in the format %s', async (name, mark) => {
    expect(readExportMark(await write(name, []))).toEqual(mark);
  });

  it.each<FormatName>(['markdown', 'jrnl'])('does not make a file of nothing: %s', async (name) => {
    expect(await write(name, [])).toBe('');
  });
});

describe('the checksum of days', () => {
  it('differs for the same days that were logged at other moments', () => {
    const at = (logged_at: string) => checksumOfDays([{ day: '2026-03-02', felt: 3, late: false, logged_at }]);
    expect(at('2026-03-02T20:00:00.000Z')).not.toBe(at('2026-03-02T20:00:00.001Z'));
  });
});
