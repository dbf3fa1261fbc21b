import { describe, expect, it } from 'vitest';
import { BACKSPACE, CTRL_C, ENTER_KEY, eveningStrip } from '../../support/evening-strip.ts';

const ON_NOTE = ['3', ENTER_KEY, '6', ENTER_KEY, '-', 'p', ENTER_KEY];

/** The pages that may follow an evening, with the note and the keys that lead to each. */
const PAGES = [
  { page: 'the passage', note: 'he slept', keys: [], shows: 'Saved.' },
  { page: 'why this passage', note: 'he slept', keys: ['w'], shows: 'What counted for it' },
  { page: 'a quiet line', note: 'My mother died this morning.', keys: [], shows: 'would have been nearest' },
  { page: 'the first page of a hold', note: 'He hit me in the face again.', keys: [], shows: 'h people who can talk' },
  { page: 'the support lines', note: 'He hit me in the face again.', keys: ['h'], shows: 'not be safe' },
];

/** The words of a page, without the lines for its keys and the one that a passage leaves out on a small screen. */
function wordsOf(lines: readonly string[]): string[] {
  const isOfPage = (line: string) =>
    !/^ {2}(?:Enter|Backspace|x|k|n|h|p) /.test(line) && line !== 'A passage that may sit near this:';
  return lines.filter(isOfPage).join(' ').split(/\s+/).filter(Boolean);
}

async function openPage({ note, keys, shows }: (typeof PAGES)[number], columns: number, rows: number) {
  const strip = eveningStrip({ columns, rows });
  const run = strip.start();
  await strip.terminal.shows('1-7 or arrows');
  await strip.terminal.press(...ON_NOTE, note);
  await strip.terminal.shows(note.slice(-8));
  await strip.terminal.press(ENTER_KEY);
  // The page comes once the note is checked.
  await strip.terminal.shows(/x clears the screen\s+and leaves/);
  await strip.terminal.press(...keys);
  await strip.terminal.shows(shows);
  const leave = async () => {
    await strip.terminal.press(CTRL_C);
    await run;
  };
  return { strip, leave };
}

describe.each(PAGES)('$page', (page) => {
  it('looks in a resized window as if it had had that size from the start', async () => {
    const resized = await openPage(page, 80, 24);
    for (const [columns, rows] of [
      [60, 40],
      [140, 40],
    ] as const) {
      const fresh = await openPage(page, columns, rows);
      await resized.strip.terminal.resize(columns, rows);
      expect(await resized.strip.terminal.shows(page.shows)).toEqual(fresh.strip.terminal.screen());
      await fresh.leave();
    }
    await resized.leave();
  });

  it('is read in parts in a window that became small, forth and back, with every word once', async () => {
    const { strip, leave } = await openPage(page, 60, 60);
    const whole = wordsOf(strip.terminal.screen());
    await strip.terminal.resize(60, 12);
    const parts = [strip.terminal.screen()];
    while (parts.at(-1)!.join('\n').includes('Enter reads on')) {
      await strip.terminal.press(ENTER_KEY);
      parts.push(strip.terminal.screen());
    }
    expect(wordsOf(parts.flat())).toEqual(whole);
    for (const part of parts.slice(0, -1).reverse()) {
      await strip.terminal.press(BACKSPACE);
      expect(strip.terminal.screen()).toEqual(part);
    }
    await leave();
  });
});

describe('a written day that is read in parts', () => {
  it('has the title of its passage in the part with its text', async () => {
    const strip = eveningStrip({ columns: 60, rows: 20 });
    const written = await strip.me.run('write --felt 3 --note - --json', { input: 'a line of a note\n'.repeat(11) });
    const title = JSON.parse(written.out).passage.title as string;
    const run = strip.start();
    await strip.terminal.shows('Enter reads on');
    expect(strip.terminal.screen().join('\n')).not.toContain(title);
    await strip.terminal.press(ENTER_KEY);
    expect(strip.terminal.screen()[0]).toBe(title);
    await strip.terminal.press(CTRL_C);
    await run;
  });
});

describe('going back', () => {
  it('from a quiet line opens the note again', async () => {
    const { strip, leave } = await openPage(PAGES[2]!, 80, 24);
    await strip.terminal.press(BACKSPACE);
    await strip.terminal.shows('> My mother died this morning.');
    await leave();
  });

  it('from a page of a hold opens the note, and the hold stays', async () => {
    const { strip, leave } = await openPage(PAGES[3]!, 80, 24);
    await strip.terminal.press(BACKSPACE);
    await strip.terminal.shows('> He hit me');
    expect(JSON.parse((await strip.me.run('settings --json')).out).settings.hold_until).toBe('2026-12-04');
    await strip.terminal.press('\x03');
    await leave();
  });
});
