import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../../src/render/text.ts';
import { drawn, layOut, moveByRows, visibleRows } from '../../../src/terminal/prompts/text-layout.ts';
import { characterAt, type TypedText } from '../../../src/terminal/prompts/typed-text.ts';
import { seeded } from '../../support/seeded.ts';

/** A text with `|` at the cursor. */
const read = (text: string): TypedText => ({ text: text.replace('|', ''), at: text.indexOf('|') });
const shown = ({ text, at }: TypedText) => `${text.slice(0, at)}|${text.slice(at)}`;

/** Words, line ends, wide characters, emoji, combining marks, tabs and control characters. */
const anyText = fc
  .array(
    fc.constantFrom(
      'a',
      'bc ',
      ' ',
      '\n',
      'mid-sentence',
      '日',
      '本 ',
      '👩‍👩‍👧',
      'e\u0301',
      '\u0301',
      '\t',
      '\x1b',
      'ש',
    ),
  )
  .map((parts) => parts.join(''));

const anyChange = fc.record({ at: fc.nat(), removed: fc.nat(12), inserted: anyText });

describe('the rows of a text', () => {
  const rows = (text: string, width = 12) => visibleRows(layOut(text, width), 0, Number.POSITIVE_INFINITY).rows;

  it('are broken between words and at line ends, and nothing is lost', () => {
    expect(rows('he fell asleep mid-sentence')).toEqual(['he fell ', 'asleep ', 'mid-sentence']);
    expect(rows('one\ntwo three\n')).toEqual(['one', 'two three', '']);
    expect(rows('one\n\n\ntwo')).toEqual(['one', '', '', 'two']);
    expect(rows('abcdefghijklmnop')).toEqual(['abcdefghijkl', 'mnop']);
  });

  it('fit into the width, whatever the text, and joined they are the text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 20 }), (text, width) => {
        const { starts } = layOut(text, width);
        const parts = starts.map((start, index) => text.slice(start, starts[index + 1]));
        expect(parts.join('')).toBe(text);
        for (const part of parts) expect(displayWidth(drawn(part.replace(/\n$/, '')))).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('are after any change what they would be for the new text alone', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(anyChange, { maxLength: 5 }),
        fc.integer({ min: 4, max: 20 }),
        (text, changes, width) => {
          let layout = layOut(text, width);
          for (const { at, removed, inserted } of changes) {
            const from = at % (layout.text.length + 1);
            const next = layout.text.slice(0, from) + inserted + layout.text.slice(from + removed);
            layout = layOut(next, width, layout);
            expect(layout).toEqual(layOut(next, width));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are laid out anew for another width', () => {
    expect(layOut('he fell asleep', 6, layOut('he fell asleep', 20))).toEqual(layOut('he fell asleep', 6));
  });
});

describe('the visible rows of a text', () => {
  it('are the rows around the cursor', () => {
    const text = Array.from({ length: 40 }, (_, index) => `row ${index}\n`).join('');
    const at = (place: number) => visibleRows(layOut(text, 12), place, 4);
    expect(at(0)).toMatchObject({ rows: ['row 0', 'row 1', 'row 2', 'row 3'], isMoreAbove: false, isMoreBelow: true });
    expect(at(text.length)).toMatchObject({ rows: ['row 37', 'row 38', 'row 39', ''], isMoreAbove: true });
    expect(at(text.indexOf('w 20'))).toMatchObject({
      rows: ['row 18', 'row 19', 'row 20', 'row 21'],
      cursor: { row: 2, from: 2 },
      isMoreAbove: true,
      isMoreBelow: true,
    });
  });

  it('show tabs as the spaces up to the next fourth cell, and a mark for each control character', () => {
    expect(drawn('\ta\tbcd\te')).toBe('    a   bcd e');
    expect(drawn('日\ta')).toBe('日  a');
    expect(drawn('red \x1b[31m, C1 \x9b')).toBe('red \ufffd[31m, C1 \ufffd');
    expect(drawn('\ta', 2)).toBe('  a');
  });
});

describe('moving by rows', () => {
  const move = (text: string, ...by: number[]) =>
    shown(by.reduce((typed, rows) => moveByRows(typed, layOut(typed.text, 12), rows), read(text)));

  it.each([
    ['up in its column', 'he fell\nasl|eep', [-1], 'he |fell\nasleep'],
    ['down in its column', 'h|e fell\nasleep', [1], 'he fell\na|sleep'],
    ['to the end of a shorter line', 'he\nasleep|', [-1], 'he|\nasleep'],
    ['back to its column after a shorter line', 'he fell\nat\nasle|ep', [-1, -1], 'he f|ell\nat\nasleep'],
    ['between the rows of one line', 'he fell asl|eep', [-1], 'he |fell asleep'],
    ['to the last character of a row that goes on', 'abcdefghijklmnopqrstuvwx|', [-1], 'abcdefghijk|lmnopqrstuvwx'],
    ['not past the space at the end of a row', 'he fell asleep on|', [-1], 'he fell| asleep on'],
    ['from the first row to its beginning', 'he| fell', [-1], '|he fell'],
    ['from the last row to its end', 'he| fell', [1], 'he fell|'],
    ['over an empty line', 'one\n\ntw|o', [-1, -1], 'on|e\n\ntwo'],
    ['beside wide characters', '日本\nab|c', [-1], '日|本\nabc'],
    ['never into a character', '日本\na|bc', [-1], '|日本\nabc'],
  ] as [string, string, number[], string][])('goes %s', (_, text, by, after) => {
    expect(move(text, ...by)).toBe(after);
  });

  it('stays in the row that it names, at the boundary of a character', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: -3, max: 3 }), (text, place, by) => {
        const boundaries = [0];
        while (boundaries.at(-1)! < text.length)
          boundaries.push(boundaries.at(-1)! + characterAt(text, boundaries.at(-1)!).length);
        const at = boundaries[place % boundaries.length]!;
        const layout = layOut(text, 8);
        const rowOf = (index: number) => layout.starts.findLastIndex((start) => start <= index);
        const next = moveByRows({ text, at }, layout, by);
        expect(boundaries).toContain(next.at);
        const row = rowOf(at) + by;
        if (row >= 0 && row < layout.starts.length) expect(rowOf(next.at)).toBe(row);
      }),
    );
  });
});

it('a key in a text of 200 kB lays out the rows around it only', () => {
  const random = seeded(1);
  const words = Array.from({ length: 36_000 }, () => 'abcdefghij'.slice(Math.floor(random() * 10)));
  const text = words.join(' ');
  const layout = layOut(text, 80);
  const fastest = (change: () => void) => {
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now();
      change();
      return performance.now() - start;
    });
    return Math.min(...times);
  };
  const whole = fastest(() => layOut(text, 80));
  for (const at of [0, 100_000, text.length]) {
    const changed = `${text.slice(0, at)}x${text.slice(at)}`;
    expect(fastest(() => layOut(changed, 80, layout))).toBeLessThan(whole / 4);
  }
});
