import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/formats/detect-format.ts';
import { parseTable } from '../../../src/formats/table/parse-table.ts';
import { importFile } from '../../support/import-file.ts';
import { readAsTable } from './read-as-table.ts';

describe('any table that a program may write', () => {
  const separators = fc.constantFrom(',', ';', '\t');
  const lineEnds = fc.constantFrom('\n', '\r\n', '\r\r\n', '\r');
  const encodings = fc.constantFrom('utf8', 'utf8 with a mark', 'utf16le', 'utf16be', 'utf16le without a mark');
  /** Words with everything that a separator, a quote or a line end could break. */
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '語', ' ', '"', ',', ';', '\t', '\n', '=', '😀'),
    maxLength: 12,
  });

  function encode(text: string, encoding: string): Uint8Array {
    if (encoding === 'utf8') return Buffer.from(text);
    if (encoding === 'utf8 with a mark') return Buffer.from(`\uFEFF${text}`);
    if (encoding === 'utf16le without a mark') return Buffer.from(text, 'utf16le');
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    return encoding === 'utf16le' ? little : little.swap16();
  }

  it('gives every cell as it was, with any separator, line end, encoding and quoting', () => {
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        rows,
        separators,
        lineEnds,
        encodings,
        fc.boolean(),
        (cells, separator, lineEnd, encoding, quoteAll) => {
          const quoted = (text: string) =>
            quoteAll || /[",;\t\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
          const lines = [
            ['Date', 'MOOD', 'Note', 'Tags'],
            ...cells.map(([note, tags], index) => [`2026-03-${10 + index}`, 'good', note, tags]),
          ].map((row) => row.map(quoted).join(separator));
          const bytes = encode(lines.join(lineEnd) + lineEnd, encoding);
          const file = importFile(bytes);
          expect(detectFormat(file)).toBe('table');
          const { headings, rows: parsed } = parseTable(file.text());
          expect(headings).toEqual(['Date', 'MOOD', 'Note', 'Tags']);
          expect(parsed.map((row) => row.cells.slice(2))).toEqual(cells.map((row) => [...row]));
          expect(readAsTable(bytes).entries).toHaveLength(cells.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
