import { expect, it } from 'vitest';
import {
  answersOf,
  CTRL_C,
  ENTER_KEY,
  eveningStrip,
  STRIP_QUESTIONS as QUESTIONS,
} from '../../support/evening-strip.ts';

it('e alone opens the editor that the hint of the note names, and what comes back is the note', async () => {
  const strip = eveningStrip({ edit: () => 'one\n\ntwo' });
  const run = strip.start();
  await strip.answer(0, 5);
  await strip.terminal.shows('e alone opens nano');
  await strip.terminal.press('e', ENTER_KEY);
  await strip.terminal.shows('Saved.');
  await strip.terminal.press(ENTER_KEY);
  expect((await run).code).toBe(0);
  expect(await strip.entries()).toEqual([answersOf({ note: 'one\n\ntwo' })]);
});

it('the note does not offer an editor where there is none, and e is then the note', async () => {
  const strip = eveningStrip();
  const run = strip.start();
  await strip.answer(0, 5);
  expect((await strip.terminal.shows(QUESTIONS[5]!.asks)).join('\n')).not.toContain('e alone');
  await strip.terminal.press('e', ENTER_KEY);
  await strip.terminal.shows('Saved.');
  await strip.terminal.press(ENTER_KEY);
  await run;
  expect(await strip.entries()).toEqual([answersOf({ note: 'e' })]);
});

it('the note keeps its lines in a draft, and shows them again as lines', async () => {
  const strip = eveningStrip();
  const first = strip.start();
  await strip.answer(0, 5);
  await strip.terminal.shows(QUESTIONS[5]!.asks);
  await strip.terminal.press('one', '\n', 'two', '\x1b\r', 'x', CTRL_C);
  expect((await first).code).toBe(130);
  const second = strip.start();
  await strip.terminal.shows('A draft');
  await strip.terminal.press(ENTER_KEY);
  expect((await strip.terminal.shows('> one')).join('\n')).toContain('> one\n  two\n  x\n');
  await strip.terminal.press(ENTER_KEY);
  await strip.terminal.shows('Saved.');
  await strip.terminal.press(ENTER_KEY);
  await second;
  expect(await strip.entries()).toEqual([answersOf({ note: 'one\ntwo\nx' })]);
});
