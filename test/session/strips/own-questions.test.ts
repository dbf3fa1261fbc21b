import { describe, expect, it } from 'vitest';
import { CTRL_C, ENTER_KEY, eveningStrip, ODD_KEYS } from '../../support/evening-strip.ts';
import { addOwnQuestions } from '../../support/own-questions.ts';

const REFUSAL = 'It can go into the note.';
const MANY_LINES = '7 mornings\ry\rg\r\rx\r- in the garden';

/** An evening that asks felt, one question of the writer's own, and the note. */
async function eveningWith(name: string) {
  const strip = eveningStrip();
  await addOwnQuestions(strip.me, [name]);
  await strip.me.run('questions hide want their-move my-move practices');
  const run = strip.start();
  await strip.terminal.shows('which picture');
  await strip.terminal.press('3', ENTER_KEY);
  return { ...strip, run };
}

describe.each([
  { name: 'sleep', asks: 'How did you sleep?', key: '6', value: 6 },
  { name: 'mood', asks: 'And you yourself?', key: 'r', value: 'grey' },
  { name: 'ran', asks: 'Did you run?', key: 'y', value: true },
])('at $name, a question of one key', ({ name, asks, key, value }) => {
  it('odd keys and pasted texts answer nothing, and a resized window looks as it would have', async () => {
    const { terminal, run, me } = await eveningWith(name);
    const before = await terminal.shows(asks);
    for (const [oddKey, sent] of Object.entries(ODD_KEYS)) {
      await terminal.press(sent);
      expect(terminal.screen(), oddKey).toEqual(before);
    }
    // Without brackets first: such a paste ends when no key follows for a while, which the refusal shows.
    for (const pasted of [MANY_LINES, `\x1b[200~${MANY_LINES}\x1b[201~`]) {
      await terminal.press(pasted);
      expect((await terminal.shows(REFUSAL)).filter((line) => !line.includes(REFUSAL))).toEqual(before);
    }
    await terminal.resize(60, 20);
    await terminal.resize(80, 24);
    expect((await terminal.shows(asks)).filter((line) => !line.includes(REFUSAL))).toEqual(before);
    await terminal.press(key, ENTER_KEY);
    await terminal.shows('Saved.');
    await terminal.press(CTRL_C);
    await run;
    const { entries } = JSON.parse((await me.run('show --json')).out);
    expect(entries[0].own_answers[name].value).toBe(value);
    expect(entries[0]).not.toHaveProperty('note');
  });
});

describe.each([
  { name: 'hours', asks: 'How long did you work?' },
  { name: 'dream', asks: 'What did you dream?' },
])('at $name, a question of one line', ({ name, asks }) => {
  it('a pasted text of many lines goes on to no other question', async () => {
    const { terminal, run } = await eveningWith(name);
    for (const pasted of [`\x1b[200~${MANY_LINES}\x1b[201~`, MANY_LINES]) {
      await terminal.shows(asks);
      await terminal.press(pasted);
      const screen = (await terminal.shows('in the garden')).join('\n');
      expect(screen).toContain(asks);
      await terminal.press('\x15');
    }
    await terminal.press(CTRL_C);
    await run;
  });
});
