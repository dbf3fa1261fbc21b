import { describe, expect, it } from 'vitest';
import { answersOf, ENTER_KEY, eveningStrip, STRIP_QUESTIONS as QUESTIONS } from '../../support/evening-strip.ts';

const LONG = Array.from({ length: 1000 }, (_, line) => `line ${line}: 3 x q e and then - he left the room.`).join('\n');

const TEXTS: readonly { what: string; text: string }[] = [
  { what: 'one line', text: '3 mornings in the garden, and + he was there' },
  { what: 'many lines', text: '3 mornings\nx\ne\n\n- in the garden\nand he was there' },
  { what: '50 kB', text: LONG },
];

const WAYS = [
  { how: 'with brackets', wrap: (text: string) => `\x1b[200~${text.replaceAll('\n', '\r')}\x1b[201~` },
  { how: 'without brackets', wrap: (text: string) => text.replaceAll('\n', '\r') },
];

const CASES = TEXTS.flatMap((text) => WAYS.map((way) => ({ ...text, ...way })));

describe.each(CASES)('$what pasted $how', ({ text, wrap }) => {
  it('answers none of the questions by keys, and is refused with a word', async () => {
    const strip = eveningStrip();
    const run = strip.start();
    for (const { asks, keys, field } of QUESTIONS) {
      const before = await strip.terminal.shows(asks);
      if (field !== 'note') {
        await strip.terminal.press(wrap(text));
        const refusing = await strip.terminal.shows('It can go into the note.');
        expect(refusing.filter((line) => !line.includes('It can go into the note.'))).toEqual(before);
        const at = refusing.findIndex((line) => line.includes('It can go into the note.'));
        expect(refusing[at + 1]).toContain(asks);
      }
      await strip.terminal.press(...keys);
    }
    await strip.terminal.shows('Saved.');
    await strip.terminal.press(wrap(text));
    await strip.terminal.shows('That looks like pasted text. Backspace goes back to the note');
    await strip.terminal.press(ENTER_KEY);
    expect((await run).code).toBe(0);
    expect(await strip.entries()).toEqual([answersOf()]);
  });

  it('goes whole into the note', async () => {
    const strip = eveningStrip();
    const run = strip.start();
    await strip.answer(0, 5);
    await strip.terminal.shows(QUESTIONS[5]!.asks);
    await strip.terminal.press(wrap(text));
    await strip.terminal.shows(text.split('\n').at(-1)!);
    expect(strip.terminal.screen().join('\n')).toContain(QUESTIONS[5]!.asks);
    await strip.terminal.press(ENTER_KEY);
    await strip.terminal.shows('Saved.');
    await strip.terminal.press(ENTER_KEY);
    expect((await run).code).toBe(0);
    expect(await strip.entries()).toEqual([answersOf({ note: text })]);
  });
});
