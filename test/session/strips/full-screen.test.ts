import { describe, expect, it } from 'vitest';
import { CTRL_C, ENTER_KEY, eveningStrip, STRIP_QUESTIONS as QUESTIONS } from '../../support/evening-strip.ts';

const FIRST_LINE = 'Your journal is in';
/** The words of each explanation at its end. */
const HELP_ENDS = ['glance will do.', 'filled in for you.', 'stay unknown.', 'of yours.', 'goes on.', 'so is nothing.'];
const words = (lines: readonly string[]) => lines.join(' ').replace(/\s+/g, ' ');

/** The first evening, with the greeting that stands above its questions, on the smallest usual screen. */
async function firstEveningAt(at: number) {
  const strip = eveningStrip({ columns: 60, rows: 20 });
  const run = strip.start();
  await strip.answer(0, at);
  await strip.terminal.shows(QUESTIONS[at]?.asks ?? 'Saved.');
  const leave = async () => {
    await strip.terminal.press(CTRL_C);
    await run;
  };
  return { terminal: strip.terminal, leave };
}

describe('on the first evening, in a window of 60 by 20', () => {
  const stages = QUESTIONS.map(({ field }, at) => ({ field, at }));

  it.each(stages)('$field shows its explanation whole, and then again what stood above', async ({ at }) => {
    const { terminal, leave } = await firstEveningAt(at);
    const before = terminal.screen();
    expect(before[0]).toContain(FIRST_LINE);
    await terminal.press('?');
    const explained = words(terminal.screen());
    expect(explained).toContain(QUESTIONS[at]!.asks);
    expect(explained).toContain(HELP_ENDS[at]);
    expect(explained).toMatch(/(?:x|Esc) leaves$/);
    await terminal.press('?');
    expect(terminal.screen()).toEqual(before);
    await leave();
  });

  it('keeps a note of many lines on the screen with its question and its keys', async () => {
    const { terminal, leave } = await firstEveningAt(5);
    for (let line = 1; line <= 12; line += 1) {
      await terminal.press(String(line), '\n');
      expect(words(terminal.screen())).toContain(QUESTIONS[5]!.asks);
      expect(words(terminal.screen())).toMatch(/Esc leaves$/);
    }
    await terminal.press(ENTER_KEY);
    await leave();
  });

  it('takes its words for a pasted text from the lines of the keys, until the next key', async () => {
    const { terminal, leave } = await firstEveningAt(QUESTIONS.length);
    const before = terminal.screen();
    await terminal.press('\x1b[200~pasted\x1b[201~');
    const refused = terminal.screen();
    expect(refused[0]).toBe(before[0]);
    expect(words(refused)).toContain('That looks like pasted text. Backspace goes back to the note');
    await terminal.press('?');
    expect(terminal.screen()).toEqual(before);
    await leave();
  });
});

describe.each([
  [60, 20],
  [80, 24],
  [140, 40],
])('an evening in a window of %i by %i', (columns, rows) => {
  it.each(['', '--ascii'])('%s leaves nothing on the normal screen but that it is saved', async (look) => {
    const strip = eveningStrip({ columns, rows });
    const run = strip.start(`${look} write`);
    for (let at = 0; at < QUESTIONS.length; at += 1) {
      await strip.terminal.shows(QUESTIONS[at]!.asks);
      await strip.terminal.press('?', '?');
      await strip.answer(at, at + 1);
    }
    await strip.terminal.shows('Saved.');
    await strip.terminal.press('w');
    await strip.terminal.shows('What counted for it');
    await strip.terminal.press('w', 'n', 'k', ENTER_KEY);
    const { code, stderr } = await run;
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Saved for Friday 20 November.\n' });
    await strip.terminal.waitUntilIdle();
    expect(strip.terminal.isOnAlternateScreen).toBe(false);
    expect(strip.terminal.normalScreen()).toBe('Your first day is written.');
  });
});
