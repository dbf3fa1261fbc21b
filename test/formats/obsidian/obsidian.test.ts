import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { SavedEntry } from '../../../src/domain/entry.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { hasChecksum, isUnmodified } from '../../../src/formats/obsidian/checksum.ts';
import { obsidian } from '../../../src/formats/obsidian/obsidian.ts';
import { anyEntry } from '../../support/any-entry.ts';
import { importFile } from '../../support/import-file.ts';

const details = { drawCircles: String, describePassage: () => ({ title: 'Space: "not" distance # 1' }) };
const fileFor = (entry: SavedEntry) =>
  [...obsidian.write!({ entries: [entry], earlierVersions: [], rests: [] }, details)].join('');
const matterOf = (file: string) => file.slice(4, file.indexOf('\n---\n') + 1);

/** A second, minimal parser of front matter: properties on one line each and lists of bare words, nothing else. */
function strictly(matter: string): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  let list: string[] | null = null;
  for (const line of matter.trimEnd().split('\n')) {
    const item = /^ {2}- ([a-z]+)$/.exec(line);
    if (item && list) {
      list.push(item[1]!);
      continue;
    }
    const [, key, value] = /^([a-z_]+):(?: (.+))?$/.exec(line) ?? [];
    if (key === undefined || key in properties) throw new Error(`not a property: ${line}`);
    list = value === undefined ? [] : null;
    properties[key] = list ?? scalar(value!);
  }
  return properties;
}

function scalar(text: string): unknown {
  if (text === '[]') return [];
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?\d$/.test(text)) return Number(text);
  if (text.startsWith('"')) return JSON.parse(text);
  if (/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/.test(text)) return text;
  // Bare words that no version of YAML reads as a number, date, boolean or null.
  if (!/^[A-Za-z+-][\w/+-]*$/.test(text) && !/^f[0-9a-f]{14}d$/.test(text)) throw new Error(`not a scalar: ${text}`);
  if (/^(y|n|yes|no|on|off|true|false|null)$/i.test(text)) throw new Error(`not a bare word: ${text}`);
  return text;
}

describe('the Obsidian format', () => {
  it('writes flat properties that can be plotted, and the note below', () => {
    const entry: SavedEntry = {
      day: '2026-07-02',
      felt: 3,
      want: 6,
      their_move: 'away',
      practices: [],
      note: '--- not front matter',
      passage: 'the-dance',
      logged_at: '2026-07-02T21:15:00.000Z',
      zone: 'Europe/Lisbon',
      updated_at: '2026-07-02T21:16:00.000Z',
      late: false,
    };
    expect(fileFor(entry).replace(/nearfar: f.*/, 'nearfar: …')).toBe(`---
date: 2026-07-02
felt: 3
want: 6
gap: 3
their_move: away
practices: []
passage: the-dance
passage_title: "Space: \\"not\\" distance # 1"
tags:
  - nearfar
logged_at: 2026-07-02T22:15:00
tz: Europe/Lisbon
late: false
logged_utc: "2026-07-02T21:15:00.000Z"
updated_utc: "2026-07-02T21:16:00.000Z"
nearfar: …
---
--- not front matter
`);
  });

  it('writes front matter that a strict second parser reads the same', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const matter = matterOf(fileFor(entry));
        expect(strictly(matter)).toEqual(parse(matter));
        expect(parse(matter, { version: '1.1', schema: 'core' })).toEqual(parse(matter));
      }),
      { numRuns: 300 },
    );
  });

  it('writes no image and no HTML that Obsidian would load from a server', () => {
    const note = '![x](https://a.example/1.png) \\![y][r] <img src="//a.example/2.png">';
    const text = fileFor({ day: '2026-03-02', felt: 4, note, late: false });
    expect(text).toContain('\\![x](https');
    expect(text).not.toMatch(/(?<!\\)(?:\\\\)*(?:!\[|<img)/);
    expect(obsidian.read!(importFile(text), parseMoodMap()).entries[0]!.entry.note).toBe(note);
  });

  it('detects whether a file was edited', () => {
    const file = fileFor({ day: '2026-03-02', felt: 4, note: 'unchanged', late: false });
    expect(isUnmodified(file)).toBe(true);
    for (const changed of [
      `${file}more`,
      file.replace('felt: 4', 'felt: 5'),
      file.replace('tags:', 'mine: 1\ntags:'),
    ]) {
      expect(hasChecksum(changed)).toBe(true);
      expect(isUnmodified(changed)).toBe(false);
    }
    expect(hasChecksum('---\ndate: 2026-03-02\n---\n')).toBe(false);
  });
});
