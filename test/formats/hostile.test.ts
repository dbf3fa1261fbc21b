import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { textsInZip } from '../../src/formats/bytes/zip-contents.ts';
import { detectFormat } from '../../src/formats/detect-format.ts';
import { FORMATS, type FormatName } from '../../src/formats/formats.ts';
import { parseMoodMap } from '../../src/formats/moods/mood-map.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { importFile } from '../support/import-file.ts';

async function importContent(name: FormatName, content: string | Uint8Array) {
  const started = cpuTime();
  const result = (await FORMATS[name].load()).read!(importFile(content), parseMoodMap());
  return {
    entries: result.entries,
    reasons: result.unreadable.map(({ why }) => why),
    elapsed: cpuTime() - started,
  };
}

/** Milliseconds of the processor: far below what any of these files would take without a limit. */
const TIME_LIMIT_MS = 5_000;
/** Milliseconds on the clock for one test, also while other programs take the processor. */
const TEST_TIMEOUT_MS = 120_000;

/** Members of a JSON object or list, with commas between. */
const members = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join(',');

describe('reading a malicious file', { timeout: TEST_TIMEOUT_MS }, () => {
  it('refuses front matter of a million properties before parsing it', async () => {
    const keys = Array.from({ length: 1_000_000 }, (_, index) => `k${index}: 1\n`).join('');
    const { reasons, elapsed } = await importContent('obsidian', `---\ndate: 2026-03-02\nfelt: 4\n${keys}---\n`);
    expect(reasons).toEqual(['The front matter is longer than any of ours.']);
    expect(elapsed).toBeLessThan(TIME_LIMIT_MS);
  });

  it('refuses YAML aliases that multiply their content', async () => {
    const { reasons } = await importContent(
      'obsidian',
      '---\na: &a [x,x]\nb: &b [*a,*a]\nfelt: 4\ndate: 2026-03-02\n---\n',
    );
    expect(reasons).toEqual([expect.stringContaining('The front matter is not YAML that I read')]);
  });

  it.each(['[', '{a: ', '- '])('refuses YAML that nests %s thousands of times', async (open) => {
    const { reasons } = await importContent('obsidian', `---\nfelt: ${open.repeat(4000)}\n---\n`);
    expect(reasons).toHaveLength(1);
  });

  it('refuses a zip that unpacks to more than the limit', async () => {
    const bomb = zipSync({ 'Journal.json': new Uint8Array(130 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    await expect(importContent('dayone', bomb)).rejects.toThrow('Journal.json in this zip unpacks to more than 128 MB');
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024);
  });

  it('does not accept a file name with .. in a zip as a journal', async () => {
    const zip = zipSync({ '../Journal.json': strToU8('{"entries":[]}'), 'a/../../b.json': strToU8('{"entries":[]}') });
    await expect(importContent('dayone', zip)).rejects.toThrow('holds no journal of Day One');
  });

  it('reports a zip of notes that was cut between two of them as broken, whose others would be missing', () => {
    const whole = Buffer.from(zipSync({ '2026-11-01.md': strToU8('a note'), '2026-11-02.md': strToU8('a note') }));
    const cut = whole.subarray(0, whole.indexOf('PK\x03\x04', 4));
    expect(textsInZip(whole).files).toHaveLength(2);
    expect(() => textsInZip(cut)).toThrow('This zip is broken: it cannot be unpacked to its end.');
  });

  it('reports a truncated zip as broken', async () => {
    const zip = zipSync({ 'Journal.json': strToU8(JSON.stringify({ entries: [], pad: 'abcdefghij'.repeat(500) })) });
    await expect(importContent('dayone', zip.subarray(0, 80))).rejects.toThrow('This zip is broken');
  });

  it('continues after a line of a hundred million characters', async () => {
    const long = `{"day":"2026-03-02","felt":4,"note":"${'x'.repeat(100_000_000)}"}`;
    const { entries, reasons, elapsed } = await importContent('jsonl', `${long}\n{"day":"2026-03-03","felt":4}\n`);
    expect(reasons).toEqual(['This line is longer than any entry can be.']);
    expect(entries).toHaveLength(1);
    expect(elapsed).toBeLessThan(TIME_LIMIT_MS);
  });

  it('refuses deeply nested JSON without a crash', async () => {
    const deep = `{"schema":1,"entries":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`;
    await expect(importContent('json', deep)).rejects.toThrow('This JSON nests deeper than any journal.');
  });

  it.each([
    ['records under names', `{"a":{"b":{${members(30_000, (at) => `"k${at}":{"date":"2026-03-02","c":{"d":[1]}}`)}}}}`],
    [
      'objects within objects',
      `[{"date":"2026-03-02","mood":"good","a":{${members(100_000, (at) => `"k${at}":{}`)}}}]`,
    ],
    ['one list in a record', `[{"date":"2026-03-02","mood":"good","a":[${members(200_000, () => '{"b":1}')}]}]`],
  ])('reads JSON of very many %s in time', async (_, json) => {
    const started = cpuTime();
    expect(detectFormat(importFile(json))).not.toBe('json');
    await importContent('table', json).catch((error: unknown) => expect(error).toBeInstanceOf(UserError));
    expect(cpuTime() - started).toBeLessThan(TIME_LIMIT_MS);
  });

  it('refuses records of which each has other fields, as a table of them would fill the memory', async () => {
    const json = `[${members(60_000, (at) => `{"date":"2026-03-02","mood":"good","k${at % 900}":1}`)}]`;
    await expect(importContent('table', json)).rejects.toThrow('too many different fields');
  });

  it('stops after a thousand unreadable places', async () => {
    await expect(importContent('jsonl', '{}\n'.repeat(100_000))).rejects.toThrow(
      'More than 1000 places cannot be read',
    );
  });

  it.each([
    ['backslashes', '\\'.repeat(300_000)],
    ['equals signs', '='.repeat(300_000)],
    ['blanks after dashes', `---${' '.repeat(300_000)}x`],
    ['number signs', '#'.repeat(300_000)],
    ['angle brackets', '<'.repeat(300_000)],
    ['ampersands', '\\&#13;'.repeat(50_000)],
    ['images', '!['.repeat(150_000)],
  ])('reads and writes a note of many %s in time', async (_, note) => {
    const entry = { day: '2026-03-02', felt: 4, note, late: false } as const;
    const started = cpuTime();
    for (const name of ['markdown', 'obsidian', 'csv', 'jrnl'] as const) {
      const format = await FORMATS[name].load();
      const content = { entries: [entry], earlierVersions: [], rests: [] };
      const text = [...format.write!(content, { drawCircles: String, describePassage: () => ({ title: '' }) })].join(
        '',
      );
      expect(detectFormat(importFile(text))).toBe(name);
      expect(format.read!(importFile(text), parseMoodMap()).entries[0]!.entry.note).toBe(note);
    }
    expect(cpuTime() - started).toBeLessThan(TIME_LIMIT_MS);
  });

  it.each([
    ['headings of days', '#### 2 March\n'],
    ['headings of years with words', '## 2026\nwords\n'],
    ['headings that name no day', '#### x\n`o` Felt 3\n'],
    ['headings below a day', '# x\n'],
    ['comments without an end', '<!-- nearfar: x\n\n'],
    ['comments', '<!-- nearfar: x\n-->\n\n'],
    ['passages', '> Passage: x\n'],
    ['exact fields', '<!-- nearfar: x\nday=2026-03-02 felt=3\nown=1\n-->\n'],
  ])('reads Markdown of many %s in time', async (_, part) => {
    const started = cpuTime();
    const text = `# Near and far\n\n#### Monday 2 March 2026\n\n${part.repeat(100_000)}`;
    await importContent('markdown', text).catch((error: Error) => expect(error.message).toContain('More than 1000'));
    expect(cpuTime() - started).toBeLessThan(TIME_LIMIT_MS);
  });

  it('writes no cell into the CSV that a spreadsheet would evaluate as a formula', async () => {
    const notes = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      "'=1",
      "'twas",
      '=HYPERLINK("x")',
      '＝1+1',
      '＋1',
      '－1',
      '＠SUM(A1)',
      '\n=1',
      '\r=1',
      "'＝1",
      '\r\n+1',
    ];
    const format = await FORMATS.csv.load();
    const entries = notes.map(
      (note, index) => ({ day: `2026-03-${String(index + 1).padStart(2, '0')}`, felt: 4, note, late: false }) as const,
    );
    const text = [
      ...format.write!(
        { entries, earlierVersions: [], rests: [] },
        { drawCircles: String, describePassage: () => ({ title: '' }) },
      ),
    ].join('');
    expect(text).not.toMatch(/,"?[=+@\t\r＝＋－＠-]|,"\n/);
    const back = format.read!(importFile(text), parseMoodMap()).entries.map(({ entry }) => entry.note);
    expect(back).toEqual(notes);
  });
});
