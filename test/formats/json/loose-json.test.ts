import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/formats/json/json-values.ts';
import { readLooseJson } from '../../../src/formats/json/loose-json.ts';
import { mendJson } from '../../../src/formats/json/mend-json.ts';

const anyText = fc.string({ unit: 'grapheme' });
const anyRecord = fc.record(
  { date: fc.constantFrom('2026-03-02', '2026-12-13'), text: anyText, photos: fc.array(fc.record({ name: anyText })) },
  { requiredKeys: ['date', 'text'] },
);
/** Where the records of programs stand. */
const SHAPES: [wrap: (records: unknown[]) => unknown, unwrap: (json: unknown) => unknown[]][] = [
  [(records) => records, (json) => json as unknown[]],
  [
    (records) => ({ metadata: { version: '1.0' }, entries: records }),
    (json) => (json as { entries: unknown[] }).entries,
  ],
];

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('JSON that is read as a person would', () => {
  it('is what it is where it is JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom(0, 2), async (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readLooseJson(text)).toEqual({ value: JSON.parse(text), slips: [], repeated: [], open: [] });
        expect(await mendJson(text)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['[1, 2,]', [1, 2], 'a comma too many'],
    ['{"a": 1,\n}', { a: 1 }, 'a comma too many'],
    ['[{"a": 1} {"a": 2}]', [{ a: 1 }, { a: 2 }], 'a comma too few'],
    ['// mine\n{"a": /* one */ 1} // end', { a: 1 }, 'a comment'],
    ['{"a": 1},\n{"a": 2},\n', [{ a: 1 }, { a: 2 }], 'a comma behind a record'],
    ['{"a": 1}, {"a": 2}', [{ a: 1 }, { a: 2 }], 'a comma behind a record'],
    ['{"a": 1}\n\n{"a": 2}', [{ a: 1 }, { a: 2 }], 'a comma too few'],
    ['{"__proto__": {"a": 1}, "b": 2,}', JSON.parse('{"__proto__": {"a": 1}, "b": 2}'), 'a comma too many'],
  ])('is read where it can mean one thing only: %s', (text, value, slip) => {
    const read = readLooseJson(text);
    expect(read).toMatchObject({ value, open: [] });
    expect(read.slips.map(({ what }) => what)).toEqual([slip]);
  });

  it.each([
    ['[{"a": "one},\n{"a": 2}]', 'line 1, column 8', 'a text that ends on its line should stand in place of "one},'],
    ['[\n{"a": 1,\n"b" 2}]', 'line 3, column 5', 'a colon should stand in place of 2}]'],
    ['[\n{"a": 1,\n', 'line 2, column 9', 'It breaks off before its end, so the file may have been cut off'],
    ['[{"a": 01}]', 'line 1, column 9', 'a comma or a closing bracket should stand in place of 1}]'],
    ['[{"a": 1 "b": 2}]', 'line 1, column 10', 'a comma or a closing bracket should stand in place of "b":'],
    ['[{"a": True}]', 'line 1, column 8', 'a value or a name in quotes should stand in place of True}]'],
    ['[{"a": }]', 'line 1, column 8', 'a value should stand in place of }]'],
    ['[{"a": 1}, /* end]', 'line 1, column 19', 'It breaks off before its end, so the file may have been cut off'],
    ['[{"a": "\\q"}]', 'line 1, column 8', 'an escape that JSON knows should stand in place of "\\q"}]'],
    ['[{"a": "\\u12"}]', 'line 1, column 8', 'an escape that JSON knows should stand in place of "\\u12"}]'],
    ['["a\tb"]', 'line 1, column 2', 'a text without tabs and other control characters should stand in place of "a'],
    ['[1]]', 'line 1, column 4', 'the end of the file or another record should stand in place of ]'],
    ['[1] end', 'line 1, column 5', 'the end of the file or another record should stand in place of end'],
  ])('ends where it can mean several: %s', async (text, place, what) => {
    const whole = await mendJson(`[{"date":"2026-03-02","text":"x"},${text.slice(1)}`);
    const { broken } = readLooseJson(text);
    expect(broken?.what).toBe(what);
    const lines = text.slice(0, broken!.index).split('\n');
    expect(`line ${lines.length}, column ${lines.at(-1)!.length + 1}`).toBe(place);
    if (text.startsWith('[{') || text.startsWith('[\n')) expect(whole?.broken?.what).toBe(what);
  });

  it('never takes for JSON what is none', () => {
    const sign = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '/',
      '\\',
      '0',
      '-',
      '.',
      'e',
      'u',
      ' ',
      '\t',
      '\n',
      'null',
    );
    const changed = fc.tuple(fc.jsonValue(), fc.double({ min: 0, max: 1, noNaN: true }), sign, fc.constantFrom(0, 1));
    fc.assert(
      fc.property(changed, ([value, share, added, removed]) => {
        const json = JSON.stringify(value);
        const at = Math.floor(share * json.length);
        const text = json.slice(0, at) + added + json.slice(at + removed);
        const { slips, broken } = readLooseJson(text);
        expect(slips.length > 0 || broken !== undefined).toBe(!isJson(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [`[{'date': 'it\\'s "near"'}]`, [{ date: `it's "near"` }], 'line 1, column 3', 'single quotes'],
    [
      '[{"text": "one"},\n{text: "two"}]',
      [{ text: 'one' }, { text: 'two' }],
      'line 2, column 2',
      'a word without quotes',
    ],
    ["[{'__proto__': {a: 1}}]", JSON.parse('[{"__proto__": {"a": 1}}]'), 'line 1, column 3', 'single quotes'],
    ['[{"a": "x\ty"}]', [{ a: 'x\ty' }], 'line 1, column 8', 'a tab or another control character in a text'],
    ['[{"a": "it\\\'s"}]', [{ a: "it's" }], 'line 1, column 8', 'an escape that JSON does not know'],
    ['[{"a": +1}]', [{ a: 1 }], 'line 1, column 8', 'the sign +'],
  ])('may be JSON5, and the report says what of it: %s', async (text, value, place, what) => {
    const mended = await mendJson(text);
    expect(mended).toMatchObject({ slips: [{ place, what }], broken: null });
    expect(JSON.parse(mended!.text)).toEqual(value);
  });

  it.each([
    ['is broken in both', "[{'date': None}]"],
    ['would lose a backslash', "[{'path': 'C:\\\\quiet\\evening'}]"],
    ['nests too deep to be written', `['"', ${'['.repeat(100_000)}${']'.repeat(100_000)}]`],
    ['is longer than what is written by hand', `['${'x'.repeat(5_000_000)}']`],
  ])('is no JSON5 where it %s', async (_, text) => {
    expect(await mendJson(text)).toBeNull();
  });

  it('is refused with the place where it breaks, not with one of what could be read', () => {
    expect(() => parseJson('// mine\n{"a" 1}')).toThrow('This is not JSON, in line 2, column 6: a colon should stand');
  });

  it('is refused where it nests deep behind a quote in a comment', () => {
    expect(() => readLooseJson(`[ // "\n${'['.repeat(100_000)}`)).toThrow('nests deeper than any journal');
  });

  it.each([
    ['in a list of the record', ',"photos":[{"name":"a"},{"na'],
    ['behind such a list', ',"photos":[{"name":"a"}]'],
    ['between its fields', ','],
  ])('keeps no record that was cut off %s', async (_, end) => {
    const whole = '{"date":"2026-03-02","text":"Soup."}';
    const mended = await mendJson(`[${whole},{"date":"2026-03-03","text":"Rain."${end}`);
    expect(mended).toMatchObject({ text: `[${whole}]`, broken: { whole: 1 } });
    expect(await mendJson(`[{"date":"2026-03-03","text":"Rain."${end}`)).toBeNull();
  });

  it.each([
    ['an object', '{"mood":2,"note":"Rain.","tags":["a"'],
    ['a number', '1'],
    ['a list of texts', '["Rain.","Su'],
  ])('keeps no day that was cut off in %s under its name', async (_, end) => {
    const mended = await mendJson(`{"2026-03-02":{"mood":4,"note":"Soup."},"2026-03-03":${end}`);
    expect(mended?.text).toBe('{"2026-03-02":{"mood":4,"note":"Soup."}}');
  });

  it('keeps no note without a day that was cut off', async () => {
    const mended = await mendJson('[{"mood":4,"note":"Soup."},{"mood":2,"note":"Rain.","tags":["a"');
    expect(mended?.text).toBe('[{"mood":4,"note":"Soup."}]');
  });

  it('keeps of one that was cut off anywhere the whole records, and says how many', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRecord, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...SHAPES),
        fc.constantFrom(0, 2),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (records, [wrap, unwrap], indent, share) => {
          const text = JSON.stringify(wrap(records), null, indent);
          const cut = text.slice(0, Math.min(text.length - 1, Math.floor(share * text.length)));
          const mended = await mendJson(cut);
          const kept = mended === null ? [] : unwrap(JSON.parse(mended.text));
          expect(kept).toEqual(records.slice(0, kept.length));
          if (mended !== null) expect(mended.broken?.whole).toBe(kept.length);
          // Every record that ends before the cut is kept.
          const ends = records.filter((_, index) => {
            const before = JSON.stringify(wrap(records.slice(0, index + 1)), null, indent);
            return cut.length >= before.length;
          });
          expect(kept.length).toBeGreaterThanOrEqual(ends.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
