import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { questions } from '../../src/domain/questions.ts';
import { type DisplayFlags, resolveDisplayOptions } from '../../src/render/display-options.ts';
import { renderEntries, renderEntry } from '../../src/render/entry.ts';
import { displayWidth } from '../../src/render/text.ts';

const sample = (name: string): Entry[] =>
  readFileSync(join(import.meta.dirname, '../samples', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const look = (width: number, wishes: DisplayFlags) =>
  resolveDisplayOptions({ LANG: 'C.UTF-8' }, { isTerminal: true, width }, wishes);
const squeezed = (text: string) => text.replace(/\s+/g, '');

const LOOKS: [string, DisplayFlags][] = [
  ['in colour', { color: 'always' }],
  ['without colour', { color: 'never' }],
  ['plain', { plain: true, color: 'never' }],
  ['in ASCII', { ascii: true, color: 'never' }],
];

describe.each(['journal-a', 'journal-b'])('%s', (name) => {
  const entries = sample(name);

  describe.each([60, 80, 140])('at %i columns', (width) => {
    it.each(LOOKS)('%s stays inside, with every word of every note', (_, wishes) => {
      for (const entry of entries) {
        const lines = renderEntry(entry, questions(), look(width, wishes));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(squeezed(stripVTControlCharacters(lines.join('\n')))).toContain(squeezed(entry.note ?? ''));
        expect(lines.join('\n')).toContain(`felt ${entry.felt}`);
      }
    });
  });

  it('is nothing but ASCII when that is asked for, apart from the notes', () => {
    const silent = entries.map(({ note: _, ...entry }) => entry);
    expect(renderEntries(silent, questions(), look(80, { ascii: true, color: 'never' }))).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('draws nothing when it is to be plain', () => {
    const silent = entries.map(({ note: _, ...entry }) => entry);
    expect(renderEntries(silent, questions(), look(80, { plain: true, color: 'never' }))).not.toMatch(/[▒()│─]/);
  });

  it('says the same in colour and without', () => {
    const [inColour, without] = (['always', 'never'] as const).map((color) =>
      renderEntries(entries, questions(), look(80, { color })),
    );
    expect(inColour).not.toBe(without);
    expect(stripVTControlCharacters(inColour!)).toBe(without);
  });
});

describe('an entry', () => {
  it('has no empty line in the place of what was not answered', () => {
    const lines = renderEntry({ day: '2026-03-02', felt: 4, note: 'by the canal' }, questions(), look(80, {}));
    expect(lines).toHaveLength(3);
    expect(lines).not.toContain('');
  });

  const lines = (entry: Entry & { late?: boolean }, width = 80) =>
    renderEntry(entry, questions(), look(width, { color: 'never' })).join('\n');

  it('is the day, the two numbers with the circles, the moves and the note', () => {
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

  it('says when it was just as wished', () =>
    expect(lines({ day: '2026-11-20', felt: 3, want: 3 })).toContain(', just as wished'));

  it.each([60, 80])('keeps wide notes inside %i columns', (width) => {
    const note = `${'日本語の日記 '.repeat(20)}${'👩‍👩‍👧‍👦'.repeat(50)} ${'רחוק וקרוב '.repeat(20)}`;
    const shown = lines({ day: '2026-11-20', felt: 3, note }, width);
    for (const line of shown.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    expect(squeezed(shown)).toContain(squeezed(note));
  });
});
