import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/formats/detect-format.ts';
import { FORMATS } from '../../src/formats/formats.ts';
import { parseMoodMap } from '../../src/formats/moods/mood-map.ts';
import { importFile } from '../support/import-file.ts';

/** Reads a file written by jrnl 4.6, in the format that is detected for it. */
async function importContent(name: string, ...map: string[]) {
  const file = importFile(readFileSync(join(import.meta.dirname, 'data', name)));
  const format = detectFormat(file)!;
  const { entries, unreadable } = (await FORMATS[format].load()).read!(file, parseMoodMap(map));
  return { format, entries: entries.map(({ entry }) => entry), unreadable };
}

describe('files written by jrnl itself', () => {
  it.each([
    ['jrnl.json', 'jrnl-json', '20:15'],
    ['jrnl-12h.txt', 'jrnl', '08:15:00 PM'],
    ['jrnl-24h.txt', 'jrnl', '20:15'],
  ])('are imported from %s', async (name, expected, clock) => {
    const { format, entries, unreadable } = await importContent(name, '@tom=5', '*=4');
    expect(format).toBe(expected);
    expect(unreadable).toEqual([]);
    const entry = entries.find(({ day }) => day === '2026-03-02')!;
    expect(entry.felt).toBe(5);
    expect(entry.note).toContain(clock);
    expect(entry.note).toContain('He talked about the van, and I let him talk. #canal');
    expect(entries.find(({ day }) => day === '2026-03-04')!.note).toContain('Ünïcode 日本 🙂 here.');
  });

  it.each(['jrnl-of-ours.txt', 'jrnl-of-ours.json'])(
    'give back the exact entries that nearfar had exported: %s',
    async (name) => {
      expect((await importContent(name)).entries).toEqual([
        {
          day: '2026-03-02',
          felt: 3,
          want: 6,
          their_move: 'away',
          my_move: 'chased',
          practices: ['gesture'],
          note: 'texted him: four times.\n[2026-01-01 10:00] not a heading\n\n# nor this @tom',
          late: false,
        },
        { day: '2026-03-03', felt: 5, their_move: 'closer', note: '日本 🙂 it\'s "quoted" * ', late: false },
        { day: '2026-03-04', felt: 4, late: false },
        {
          day: '2026-03-05',
          felt: 7,
          want: 7,
          my_move: 'met',
          practices: [],
          note: 'Is it? Yes.\n\\[backslash] line\n- list',
          late: false,
        },
      ]);
    },
  );
});
