import { describe, expect, it } from 'vitest';
import type { ReadingOptions } from '../../../../src/formats/format.ts';
import { parseMoodMap } from '../../../../src/formats/moods/mood-map.ts';
import { isWordColumn } from '../../../../src/formats/table/columns/is-word-column.ts';
import { table } from '../../../../src/formats/table/table.ts';
import { importFile } from '../../../support/import-file.ts';

const read = (text: string, options: ReadingOptions = {}) => table.read!(importFile(text), parseMoodMap(), options);
const notesOf = (text: string, options?: ReadingOptions) =>
  read(text, options).entries.map(({ entry: { note } }) => note);

const WORDS = 'date,mood,weather,word,steps\n2026-03-02,good,rain,tired,900\n2026-03-03,bad,Sun,,\n';

describe('a column of words that no heading makes known', () => {
  it('comes in beside the mood, with its heading, and is named', () => {
    expect(notesOf(WORDS)).toEqual(['mood: good, weather: rain, word: tired', 'mood: bad, weather: Sun']);
    const { conversionRules, leftOut } = read(WORDS);
    expect(conversionRules[0]).toContain('tags from "weather", "word"');
    expect(leftOut).toMatchObject([{ count: 1, kind: { why: expect.stringContaining('"steps"') } }]);
  });

  it('without a heading comes in without its place', () => {
    expect(notesOf('date,mood,\n2026-03-02,good,tired\n')).toEqual(['mood: good, tired']);
  });

  it('stands in the line that is proposed where notes are named there', () => {
    const text = 'when,Status,Item\n2026-03-02,a long walk by the river,quiz\n2026-03-03,soup with Ana,exam\n';
    const values = read(text).choices.map(({ value }) => value);
    expect(values).toEqual(['day=when', 'note=Status', 'tags=Item', undefined]);
    const columns = values.flatMap((value) => value ?? []);
    expect(table.read!(importFile(text), parseMoodMap([], undefined, true), { columns }).entries[0]!.entry.note).toBe(
      'Table: Item: quiz\na long walk by the river',
    );
  });

  it('stays out where the writer names the notes or the tags', () => {
    expect(notesOf(WORDS, { columns: ['note=word'] })[0]).toBe('mood: good\ntired');
    expect(notesOf(WORDS, { columns: ['tags=word'] })[0]).toBe('mood: good, word: tired');
  });

  it.each(['rain', 'Ana, Ben', '晴', '\u2600\ufe0f', '\u{1f327}', 'yes', '80 kg', '30min', 'Sun, rain', 'a.m. walk'])(
    'may hold %s',
    (cell) => {
      expect(isWordColumn(['', '2', cell])).toBe(true);
    },
  );

  it.each([
    '',
    '7.5',
    'Friday',
    '16 de octubre',
    '2026-03-02T21:15:00Z',
    '8:30 PM',
    'https://a.example/b',
    'images/a.webp',
    'IMG_1.jpg',
    'dce8b9bd-54d4-41da-85eb',
    '-Nx1',
    '#81C784',
    'true',
    'ana@a.example',
    '{"a": 1}',
  ])('is none where it holds %s', (cell) => {
    expect(isWordColumn([cell])).toBe(false);
  });
});
