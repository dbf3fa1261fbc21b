import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/formats/detect-format.ts';
import { FORMATS, type FormatName } from '../../src/formats/formats.ts';
import { parseMoodMap } from '../../src/formats/mood-map.ts';
import { importFile } from '../support/import-file.ts';

async function bring(name: FormatName, content: string | Uint8Array) {
  const began = performance.now();
  const arrivals = (await FORMATS[name].load()).read!(importFile(content), parseMoodMap());
  return {
    entries: arrivals.entries,
    whys: arrivals.unreadable.map(({ why }) => why),
    took: performance.now() - began,
  };
}

/** Generous for a busy machine, and far below what any of these would take if it were let in. */
const SOON = 5_000;

describe('a file that was made to do harm', () => {
  it('is refused before its million properties are parsed', async () => {
    const keys = Array.from({ length: 1_000_000 }, (_, index) => `k${index}: 1\n`).join('');
    const { whys, took } = await bring('obsidian', `---\ndate: 2026-03-02\nfelt: 4\n${keys}---\n`);
    expect(whys).toEqual(['The front matter is longer than any of ours.']);
    expect(took).toBeLessThan(SOON);
  });

  it('may not multiply itself with YAML aliases', async () => {
    const { whys } = await bring('obsidian', '---\na: &a [x,x]\nb: &b [*a,*a]\nfelt: 4\ndate: 2026-03-02\n---\n');
    expect(whys).toEqual([expect.stringContaining('The front matter is not YAML that I read')]);
  });

  it.each(['[', '{a: ', '- '])('may nest %s as deep as it likes', async (open) => {
    const { whys } = await bring('obsidian', `---\nfelt: ${open.repeat(4000)}\n---\n`);
    expect(whys).toHaveLength(1);
  });

  it('may not inflate without measure', async () => {
    const bomb = zipSync({ 'Journal.json': new Uint8Array(130 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    await expect(bring('dayone', bomb)).rejects.toThrow('Journal.json in this zip unpacks to more than 128 MB');
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024);
  });

  it('has no say in paths: a zip’s names with .. are no journal', async () => {
    const zip = zipSync({ '../Journal.json': strToU8('{"entries":[]}'), 'a/../../b.json': strToU8('{"entries":[]}') });
    await expect(bring('dayone', zip)).rejects.toThrow('holds no journal in JSON');
  });

  it('is told to be broken when its zip ends in the middle', async () => {
    const zip = zipSync({ 'Journal.json': strToU8(JSON.stringify({ entries: [], pad: 'abcdefghij'.repeat(500) })) });
    await expect(bring('dayone', zip.subarray(0, 80))).rejects.toThrow('This zip is broken');
  });

  it('is read on after a line of a hundred million characters', async () => {
    const long = `{"day":"2026-03-02","felt":4,"note":"${'x'.repeat(100_000_000)}"}`;
    const { entries, whys, took } = await bring('jsonl', `${long}\n{"day":"2026-03-03","felt":4}\n`);
    expect(whys).toEqual(['This line is longer than any entry can be.']);
    expect(entries).toHaveLength(1);
    expect(took).toBeLessThan(SOON);
  });

  it('may be JSON as deep as it likes', async () => {
    const deep = `{"schema":1,"entries":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`;
    const { whys } = await bring('json', deep);
    expect(whys).toEqual(['An entry is an object with at least a day and felt.']);
    await expect(bring('json', deep.slice(0, -5))).rejects.toThrow('This is not JSON');
  });

  it('is given up after a thousand places that cannot be read', async () => {
    await expect(bring('jsonl', '{}\n'.repeat(100_000))).rejects.toThrow('More than 1000 places cannot be read');
  });

  it.each([
    ['backslashes', '\\'.repeat(300_000)],
    ['equals signs', '='.repeat(300_000)],
    ['blanks after dashes', `---${' '.repeat(300_000)}x`],
    ['number signs', '#'.repeat(300_000)],
    ['angle brackets', '<'.repeat(300_000)],
    ['ampersands', '\\&#13;'.repeat(50_000)],
  ])('keeps nothing busy with %s', async (_, note) => {
    const entry = { day: '2026-03-02', felt: 4, note, late: false } as const;
    const began = performance.now();
    for (const name of ['markdown', 'obsidian', 'csv', 'jrnl'] as const) {
      const format = await FORMATS[name].load();
      const content = { entries: [entry], earlierVersions: [], rests: [] };
      const text = [...format.write!(content, { drawCircles: String, describePassage: () => ({ title: '' }) })].join(
        '',
      );
      expect(detectFormat(importFile(text))).toBe(name);
      expect(format.read!(importFile(text), parseMoodMap()).entries[0]!.entry.note).toBe(note);
    }
    expect(performance.now() - began).toBeLessThan(SOON);
  });

  it('cannot bring a formula into a spreadsheet by way of our table', async () => {
    const notes = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'=1", "'twas", '=HYPERLINK("x")'];
    const format = await FORMATS.csv.load();
    const entries = notes.map((note, index) => ({ day: `2026-03-0${index + 1}`, felt: 4, note, late: false }) as const);
    const text = [
      ...format.write!(
        { entries, earlierVersions: [], rests: [] },
        { drawCircles: String, describePassage: () => ({ title: '' }) },
      ),
    ].join('');
    expect(text).not.toMatch(/[,"\n][=+@\t-]/);
    const back = format.read!(importFile(text), parseMoodMap()).entries.map(({ entry }) => entry.note);
    expect(back).toEqual(notes);
  });
});
