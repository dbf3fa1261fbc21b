import { describe, expect, it } from 'vitest';
import { CTRL_C, eveningStrip, STRIP_QUESTIONS as QUESTIONS } from '../../support/evening-strip.ts';

/** What the screen shows, in words: what breaks inside a word shows its two halves. */
const wordsOf = (lines: readonly string[]) => new Set(lines.join('\n').match(/\p{L}{2,}/gu) ?? []);

describe.each([
  [30, 8],
  [20, 6],
])('a window of %i by %i', (columns, rows) => {
  it.each(QUESTIONS.map(({ field }, at) => ({ field, at })))('breaks no word at $field', async ({ at }) => {
    const wide = eveningStrip({ columns: 200, rows: 40 });
    const small = eveningStrip({ columns, rows });
    const shown = [];
    for (const strip of [wide, small]) {
      const run = strip.start('write');
      for (const { keys } of QUESTIONS.slice(0, at)) {
        await strip.terminal.shows(/(?:x|Esc) leaves/);
        await strip.terminal.press(...keys);
      }
      await strip.terminal.shows(/(?:x|Esc) leaves/);
      shown.push(wordsOf(strip.terminal.screen()));
      await strip.terminal.press(CTRL_C);
      await run;
    }
    const [known, seen] = shown as [Set<string>, Set<string>];
    expect([...seen].filter((word) => !known.has(word))).toEqual([]);
  });
});
