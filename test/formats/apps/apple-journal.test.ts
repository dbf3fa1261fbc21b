import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { appleJournal } from '../../../src/formats/apps/apple-journal/apple-journal.ts';
import { detectFormat } from '../../../src/formats/detect-format.ts';
import type { ImportFile } from '../../../src/formats/format.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { openImportPath } from '../../../src/io/open-import-files.ts';
import { assertNotAsked } from '../../support/assert-not-asked.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { importFile } from '../../support/import-file.ts';

const FOLDER = join(import.meta.dirname, '../data/apple-journal');
const pages = readdirSync(FOLDER).map((name) => ({ name, html: readFileSync(join(FOLDER, name)) }));

const NOTE = [
  'Apple Journal',
  'A late word',
  'We talked on the stairs.',
  '',
  'Apple Journal: Calm, Grateful, Partner, with Ines, at Cais da Lapa, Walking, 2.5 km',
  'By the river',
  'What was good today?',
  'Soup & bread, then home.',
  '',
  'He said a < b.',
  'rain',
  'tea',
].join('\n');

/** What an import reads from the pages, of which one has no mood. */
function read(files: readonly ImportFile[]) {
  expect(files.map(detectFormat)).toEqual(files.map(() => 'applejournal'));
  const moods = parseMoodMap(['Calm=6'], undefined, true);
  const result = assertNotAsked(appleJournal.readAll!(files, moods));
  return { ...result, entries: result.entries.map(({ entry }) => entry) };
}

describe('the pages of Apple’s Journal', () => {
  it('are read from a folder with what each says of its day, also in another language', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'Entries'));
    writeFileSync(join(folder, 'index.html'), '<html></html>');
    for (const { name, html } of pages) writeFileSync(join(folder, 'Entries', name), html);
    for (const path of [folder, join(folder, 'Entries')]) {
      const { files } = await openImportPath(path);
      const { entries, unreadable, leftOut } = read(files);
      expect({ entries, unreadable }).toEqual({
        entries: [{ day: '2026-03-02', felt: 6, note: NOTE }],
        unreadable: [],
      });
      expect(leftOut.map(({ kind, count }) => [kind.one, count])).toEqual([
        ['photo', 2],
        ['video', 1],
      ]);
    }
  });

  it('are read from the zip, beside its photos and what macOS adds', () => {
    const zip = zipSync({
      'AppleJournalEntries/index.html': new Uint8Array(10),
      ...Object.fromEntries(
        pages.map(({ name, html }) => [`AppleJournalEntries/Entries/${name}`, new Uint8Array(html)]),
      ),
      'AppleJournalEntries/Resources/A5.heic': new Uint8Array(10),
      '__MACOSX/AppleJournalEntries/Entries/2026-03-02_(1).html': new Uint8Array(10),
    });
    expect(read([importFile(zip)]).entries).toEqual([{ day: '2026-03-02', felt: 6, note: NOTE }]);
  });

  it('are of the day in their name where their head tells none', () => {
    const html = '<div class="pageHeader"></div><div class="bodyText"><p class="p2">Soup.</p></div>';
    const { entries } = read([importFile(html, '2026-03-02.html')]);
    expect(entries).toEqual([{ day: '2026-03-02', note: 'Apple Journal\nSoup.' }]);
    expect(read([importFile(html, 'page.html')]).unreadable).toHaveLength(1);
  });

  it('need a word for how it felt', () => {
    const { unreadable } = appleJournal.readAll!(
      pages.map(({ name, html }) => importFile(new Uint8Array(html), name)),
      parseMoodMap(),
    );
    expect(unreadable.map(({ unknownMoods }) => unknownMoods)).toEqual([[], ['Calm', 'Grateful']]);
  });
});
