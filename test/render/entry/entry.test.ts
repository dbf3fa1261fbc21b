import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/domain/entry.ts';
import { questions } from '../../../src/domain/questions/questions.ts';
import { type DisplayFlags, resolveDisplayOptions } from '../../../src/render/display-options.ts';
import { renderEntries, renderEntry } from '../../../src/render/entry/entry.ts';
import { displayWidth } from '../../../src/render/text.ts';

const sample = (name: string): Entry[] =>
  readFileSync(join(import.meta.dirname, '../../samples', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const display = (width: number, flags: DisplayFlags) =>
  resolveDisplayOptions({ LANG: 'C.UTF-8' }, { isTerminal: true, width }, flags);
const withoutWhitespace = (text: string) => text.replace(/\s+/g, '');

const DISPLAYS: [string, DisplayFlags][] = [
  ['in colour', { color: 'always' }],
  ['without colour', { color: 'never' }],
  ['plain', { plain: true, color: 'never' }],
  ['in ASCII', { ascii: true, color: 'never' }],
];

describe.each(['journal-a', 'journal-b'])('%s', (name) => {
  const entries = sample(name);

  describe.each([60, 80, 140])('at %i columns', (width) => {
    it.each(DISPLAYS)('%s fits into the width and shows every word of every note', (_, flags) => {
      for (const entry of entries) {
        const lines = renderEntry(entry, questions(), display(width, flags));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(withoutWhitespace(stripVTControlCharacters(lines.join('\n')))).toContain(
          withoutWhitespace(entry.note ?? ''),
        );
        expect(lines.join('\n')).toContain(`felt ${entry.felt}`);
      }
    });
  });

  it('is only ASCII with --ascii, apart from notes', () => {
    const withoutNotes = entries.map(({ note: _, ...entry }) => entry);
    expect(renderEntries(withoutNotes, questions(), display(80, { ascii: true, color: 'never' }))).toMatch(
      /^[\x20-\x7e\n]*$/,
    );
  });

  it('contains no drawing with --plain', () => {
    const withoutNotes = entries.map(({ note: _, ...entry }) => entry);
    expect(renderEntries(withoutNotes, questions(), display(80, { plain: true, color: 'never' }))).not.toMatch(
      /[▒()│─]/,
    );
  });

  it('has the same text with and without colour', () => {
    const [inColour, without] = (['always', 'never'] as const).map((color) =>
      renderEntries(entries, questions(), display(80, { color })),
    );
    expect(inColour).not.toBe(without);
    expect(stripVTControlCharacters(inColour!)).toBe(without);
  });
});

describe('an entry', () => {
  it('has no empty lines for unanswered questions', () => {
    const lines = renderEntry({ day: '2026-03-02', felt: 4, note: 'by the canal' }, questions(), display(80, {}));
    expect(lines).toHaveLength(3);
    expect(lines).not.toContain('');
  });

  const lines = (entry: Entry & { late?: boolean }, width = 80) =>
    renderEntry(entry, questions(), display(width, { color: 'never' })).join('\n');

  it('shows the day, the two numbers with the circles, the moves and the note', () => {
    expect(
      lines({
        day: '2026-11-20',
        felt: 3,
        want: 6,
        their_move: 'away',
        my_move: 'back',
        practices: ['gesture'],
        note: 'he fell asleep\nthen woke',
      }),
    ).toMatchInlineSnapshot(`
      "Friday 20 November 2026
          (        ▒▒        )    felt 3, nearer apart than together, wanted 6
        they pulled away; you pulled back; a small gesture
        he fell asleep
        then woke"
    `);
  });

  it('says that it was written later', () =>
    expect(lines({ day: '2026-11-20', felt: 3, late: true })).toContain('Friday 20 November 2026  (written later)'));

  it('says when felt and want are the same', () =>
    expect(lines({ day: '2026-11-20', felt: 3, want: 3 })).toContain(', just as wanted'));

  it('keeps the indentation of the lines of a note', () => {
    const note = `a list:\n  * one\n      ${'words '.repeat(20)}`;
    const [, , ...lines] = renderEntry({ day: '2026-03-02', felt: 4, note }, questions(), display(80, {}));
    expect(lines.slice(0, 2)).toEqual(['  a list:', '    * one']);
    expect(lines.slice(2).every((line) => line.startsWith('        words'))).toBe(true);
  });

  it.each([60, 80])('wraps notes of wide characters at %i columns', (width) => {
    const note = `${'日本語の日記 '.repeat(20)}${'👩‍👩‍👧‍👦'.repeat(50)} ${'רחוק וקרוב '.repeat(20)}`;
    const shown = lines({ day: '2026-11-20', felt: 3, note }, width);
    for (const line of shown.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    expect(withoutWhitespace(shown)).toContain(withoutWhitespace(note));
  });
});
