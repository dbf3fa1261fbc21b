import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

describe('JSON that is read as a person would', () => {
  it('is what it is where it is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readLooseJson(text)).toEqual({ value: JSON.parse(text), slips: [], open: [] });
        expect(mendJson(text)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['[1, 2,]', [1, 2], 'a comma too many'],
    ['{"a": 1,\n}', { a: 1 }, 'a comma too many'],
    ['[{"a": 1} {"a": 2}]', [{ a: 1 }, { a: 2 }], 'a comma too few'],
    ['// mine\n{"a": /* one */ 1} # end', { a: 1 }, 'a comment'],
    ['{a: 1}', { a: 1 }, 'a name without quotes'],
    [`{'a': 'it\\'s "near"', 'b': None}`, { a: `it's "near"`, b: null }, 'other quotes than "'],
    ['{"a": True}', { a: true }, 'the word True'],
    ['{\u201ca\u201d: 1}', { a: 1 }, 'other quotes than "'],
    ['{"a": 1},\n{"a": 2},\n', [{ a: 1 }, { a: 2 }], 'a comma behind a record'],
    ['{"a": 1}\n\n{"a": 2}', [{ a: 1 }, { a: 2 }], undefined],
    ['{"__proto__": {"a": 1}, b: 2}', JSON.parse('{"__proto__": {"a": 1}, "b": 2}'), 'a name without quotes'],
  ])('is read where it can mean one thing only: %s', (text, value, slip) => {
    const read = readLooseJson(text);
    expect(read).toMatchObject({ value, open: [] });
    expect(read.slips[0]?.what).toBe(slip);
  });

  it.each([
    ['[{"a": "one},\n{"a": 2}]', 'line 1, column 8', 'a text that ends on its line should stand in place of "one},'],
    ['[\n{"a": 1,\n"b" 2}]', 'line 3, column 5', 'a colon should stand in place of 2}]'],
    ['[\n{"a": 1,\n', 'line 2, column 9', 'It breaks off before its end, so the file may have been cut off'],
    ['[{"a": 01}]', 'line 1, column 8', 'a value should stand in place of 01}]'],
    ['[{"a": 1 "b": 2}]', 'line 1, column 10', 'a comma or } should stand in place of "b":'],
    ['[1] end', 'line 1, column 5', 'the end of the file or another record should stand in place of end'],
  ])('ends where it can mean several: %s', (text, place, what) => {
    const whole = mendJson(`[{"date":"2026-03-02","text":"x"},${text.slice(1)}`);
    const { broken } = readLooseJson(text);
    expect(broken?.what).toBe(what);
    const lines = text.slice(0, broken!.index).split('\n');
    expect(`line ${lines.length}, column ${lines.at(-1)!.length + 1}`).toBe(place);
    if (text.startsWith('[{') || text.startsWith('[\n')) expect(whole?.broken?.what).toBe(what);
  });

  it('keeps of one that was cut off anywhere the whole records, and says how many', () => {
    fc.assert(
      fc.property(
        fc.array(anyRecord, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...SHAPES),
        fc.constantFrom(0, 2),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (records, [wrap, unwrap], indent, share) => {
          const text = JSON.stringify(wrap(records), null, indent);
          const cut = text.slice(0, Math.min(text.length - 1, Math.floor(share * text.length)));
          const mended = mendJson(cut);
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
