import { describe, expect, it } from 'vitest';
import { BACKSPACE, ENTER_KEY, eveningStrip, STRIP_QUESTIONS, UP } from '../../support/evening-strip.ts';
import { ENTER } from '../../support/scripted-prompter.ts';
import { writer } from '../../support/world.ts';

const LINES = Array.from({ length: 30 }, (_, index) => `what I wrote in line ${index + 1}`);
const WRITE = 'write --felt 3 --note - --no-passage';

/** A writer whose day has a note of thirty lines, with the question what to change on the screen. */
async function longDay(rows: number) {
  const strip = eveningStrip({ columns: 60, rows });
  await strip.me.run(WRITE, { input: LINES.join('\n') });
  const run = strip.start('write');
  const { terminal } = strip;
  const before = await terminal.shows('This day is written.');
  return { strip, terminal, run, before };
}

describe('a day with a long note, when it is written again', () => {
  it('is shown whole by a key, in parts that fit the window, and then the question as it was', async () => {
    const { terminal, run, before } = await longDay(20);
    expect(before.join('\n')).toContain('… 25 more lines');
    expect(before.join('\n')).toContain('s show all of it');
    await terminal.press('s');
    const seen = await terminal.shows('Enter reads on');
    while (!terminal.screen().join('\n').includes('Enter goes on')) {
      expect(terminal.screen().join('\n')).toContain('Enter reads on');
      await terminal.press(ENTER_KEY);
      seen.push(...terminal.screen());
    }
    for (const line of LINES) expect(seen).toContain(`  ${line}`);
    await terminal.press(ENTER_KEY);
    expect(terminal.screen()).toEqual(before);
    await terminal.press(ENTER_KEY);
    expect((await run).stderr).toBe('It is as it was.\n');
  });

  it.each([BACKSPACE, UP])('comes back to the question by %j from its first part', async (back) => {
    const { terminal, run, before } = await longDay(20);
    await terminal.press('s', ENTER_KEY, back, back);
    expect(terminal.screen()).toEqual(before);
    await terminal.press('x');
    await run;
  });

  it('keeps its place among the questions once it was shown whole', async () => {
    const { strip, terminal, run, before } = await longDay(40);
    await terminal.press('s', ENTER_KEY, 'c');
    await terminal.shows(STRIP_QUESTIONS[0]!.asks);
    await terminal.press(BACKSPACE);
    expect(terminal.screen()).toEqual(before);
    await terminal.press('c', '5', ENTER_KEY, '\x1b');
    await terminal.shows('Leave?');
    await terminal.press('y');
    await run;
    const again = strip.start('write');
    await strip.terminal.shows('A draft for Friday');
    await strip.terminal.press('s');
    expect(await strip.terminal.shows(LINES.at(-1)!)).toContain(`  ${LINES[0]}`);
    await strip.terminal.press('x');
    await again;
  });

  it('offers no such key where all of it is shown', async () => {
    const strip = eveningStrip();
    await strip.me.run(WRITE, { input: 'a short one' });
    const run = strip.start('write');
    expect((await strip.terminal.shows('This day is written.')).join('\n')).not.toMatch(/show all|more line/);
    await strip.terminal.press('x');
    await run;
  });

  it('is read out whole in plain display', async () => {
    const me = writer({ env: { NEARFAR_PLAIN: '1' } });
    await me.run(WRITE, { input: LINES.join('\n') });
    const { screen, stderr } = await me.run('write', { answers: ['s', ENTER] });
    expect(stderr).toBe('It is as it was.\n');
    expect(screen).toContain(LINES.at(-1));
  });
});
