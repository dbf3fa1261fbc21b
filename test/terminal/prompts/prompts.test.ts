import { render as renderPrompt } from '@inquirer/testing';
import { describe, expect, it } from 'vitest';
import { questions } from '../../../src/domain/questions.ts';
import { displayWidth } from '../../../src/render/text.ts';
import { closenessPrompt } from '../../../src/terminal/prompts/closeness-prompt.ts';
import { keyPrompt, manyPrompt } from '../../../src/terminal/prompts/key-prompt.ts';
import { linePrompt } from '../../../src/terminal/prompts/line-prompt.ts';
import { displayOptions } from '../../support/terminal.ts';

type Film = Awaited<ReturnType<typeof renderPrompt>>;

/** A prompt on the screen. One that a test leaves open is broken off at the end, which is no failure. */
const render: typeof renderPrompt = async (prompt, config, options) => {
  const film = await renderPrompt(prompt, config, options);
  film.answer.catch(() => {});
  return film;
};

/** Presses keys one after the other, each seen as a terminal sends it. */
function press({ events }: Film, ...keys: string[]): void {
  for (const key of keys)
    events.keypress(key.length === 1 ? ({ name: key, sequence: key } as { name: string }) : { name: key });
}

const felt = (width = 80, ascii = false, more: object = {}) =>
  render(closenessPrompt, {
    name: 'felt',
    ask: questions().felt.ask,
    help: questions().felt.help,
    anchors: questions().felt.anchors,
    skippable: false,
    look: displayOptions(width, ascii),
    ...more,
  });

describe('the closeness question', () => {
  it('moves the circles with the number under the finger', async () => {
    const film = await felt();
    expect(film.getScreen()).not.toContain('▒');
    press(film, '2');
    const far = film.getScreen();
    press(film, '6');
    const near = film.getScreen();
    expect(far).toContain(`2  ${questions().felt.anchors[2]}`);
    expect(near).toContain(`6  ${questions().felt.anchors[6]}`);
    expect(near.match(/▒/g)!.length).toBeGreaterThan(far.match(/▒/g)?.length ?? 0);
    press(film, 'enter');
    expect(await film.answer).toBe(6);
  });

  it('walks with the arrows from the middle, and stops at both ends', async () => {
    const film = await felt();
    press(film, 'left');
    expect(film.getScreen()).toContain(`4  ${questions().felt.anchors[4]}`);
    press(film, ...Array(9).fill('left'));
    expect(film.getScreen()).toContain(`1  ${questions().felt.anchors[1]}`);
    press(film, ...Array(9).fill('right'), 'enter');
    expect(await film.answer).toBe(7);
  });

  it('takes no Enter before there is a number, and no key that is none', async () => {
    const film = await felt();
    press(film, 'enter', '8', '0', 'q');
    expect(film.getScreen()).not.toMatch(/^> |▒/m);
    press(film, '3', 'enter');
    expect(await film.answer).toBe(3);
  });

  it('may be skipped where skipping is allowed', async () => {
    const film = await felt(80, false, { skippable: true });
    expect(film.getScreen()).toContain('Enter skips');
    press(film, 'enter');
    expect(await film.answer).toBe(null);
  });

  it('begins with the number that is there', async () => {
    const film = await felt(80, false, { initial: 5 });
    expect(film.getScreen()).toContain(`5  ${questions().felt.anchors[5]}`);
    press(film, 'enter');
    expect(await film.answer).toBe(5);
  });

  it('takes a key beside the seven', async () => {
    const film = await felt(80, false, { otherChoices: [{ key: 't', value: 'turn', label: 'for Saturday' }] });
    expect(film.getScreen()).toContain('t for Saturday');
    press(film, 't');
    expect(await film.answer).toBe('turn');
  });

  it('explains all seven, and folds the explanation away again', async () => {
    const film = await felt();
    press(film, '?');
    for (const anchor of Object.values(questions().felt.anchors)) expect(film.getScreen()).toContain(anchor);
    press(film, '?');
    expect(film.getScreen()).not.toContain(questions().felt.anchors[3]);
  });

  it('shrinks to one line', async () => {
    const film = await felt();
    press(film, '3', 'enter');
    await film.answer;
    expect(film.getScreen().split('\n')).toHaveLength(1);
    expect(film.getScreen()).toMatch(/^felt +\(.*\) +3 {2}/);
  });
});

describe('the picture beside an answer', () => {
  it.each([
    [60, false],
    [80, true],
  ])('at %i columns is there for every number or for none', async (width, isThere) => {
    for (const number of ['1', '3', '7']) {
      const film = await felt(width);
      press(film, number, 'enter');
      await film.answer;
      expect(film.getScreen().includes('(')).toBe(isThere);
    }
  });
});

const keys = (width = 80, ascii = false, enter: object = { value: null, label: 'skips' }) =>
  render(keyPrompt, {
    name: 'their move',
    ask: questions().their_move.ask,
    help: questions().their_move.help,
    choices: questions().their_move.keys,
    enter: enter as { value: unknown; label: string },
    look: displayOptions(width, ascii),
  });

describe('a question of one key', () => {
  it('is answered by its key', async () => {
    const film = await keys();
    press(film, 'q', '-');
    expect(await film.answer).toBe('away');
    expect(film.getScreen()).toMatch(/^their move +pulled away$/);
  });

  it('is skipped by Enter', async () => {
    const film = await keys();
    press(film, 'enter');
    expect(await film.answer).toBe(null);
    expect(film.getScreen()).toMatch(/^their move +·$/);
  });

  it('shows the answer that Enter keeps as its own key would', async () => {
    const film = await keys(80, false, { value: 'away', label: 'keeps "pulled away"' });
    press(film, 'enter');
    expect(await film.answer).toBe('away');
    expect(film.getScreen()).toMatch(/^their move +pulled away$/);
  });

  it('explains itself', async () => {
    const film = await keys();
    const short = film.getScreen();
    press(film, '?');
    expect(film.getScreen().length).toBeGreaterThan(short.length);
    press(film, '?');
    expect(film.getScreen()).toBe(short);
  });
});

const practices = (width = 80, ascii = false, initial?: string[]) =>
  render(manyPrompt, {
    name: 'practices',
    ask: questions().practices.ask,
    help: questions().practices.help,
    choices: questions().practices.keys,
    look: displayOptions(width, ascii),
    ...(initial && { initial }),
  });

describe('a question of many keys', () => {
  it('switches its answers on and off', async () => {
    const film = await practices();
    press(film, '3', '1', '2', '2');
    expect(film.getScreen().match(/\[x\]/g)).toHaveLength(2);
    press(film, 'enter');
    expect(await film.answer).toEqual(['gesture', 'passion']);
  });

  it('is skipped by Enter', async () => {
    const film = await practices();
    press(film, 'enter');
    expect(await film.answer).toBe(null);
  });

  it('begins with what is there', async () => {
    const film = await practices(80, false, ['passion']);
    expect(film.getScreen().match(/\[x\]/g)).toHaveLength(1);
    press(film, '3', 'enter');
    expect(await film.answer).toBe(null);
  });
});

const note = (width = 80, ascii = false, initial?: string) =>
  render(linePrompt, {
    name: 'note',
    ask: questions().note.ask,
    help: questions().note.help,
    keyHints: ['Enter ends it', '? explains'],
    look: displayOptions(width, ascii),
    typed: () => {},
    ...(initial !== undefined && { initial }),
  });

describe('a line', () => {
  it('is what was typed', async () => {
    const film = await note();
    film.events.type('he fell asleep');
    expect(film.getScreen()).toContain('> he fell asleep');
    press(film, 'enter');
    expect(await film.answer).toBe('he fell asleep');
    expect(film.getScreen()).toMatch(/^note +he fell asleep$/);
  });

  it('shows pasted line ends as marks and keeps them', async () => {
    const film = await note();
    film.events.type('one↵two');
    press(film, 'enter');
    expect(await film.answer).toBe('one\ntwo');
  });

  it('begins with the words that are there, also when they have several lines', async () => {
    const film = await note(80, false, 'one\n\ntwo');
    press(film, 'enter');
    expect(await film.answer).toBe('one\n\ntwo');
  });

  it('explains itself when it holds nothing but a question mark', async () => {
    const film = await note();
    film.events.type('?');
    expect(film.getScreen()).toContain(questions().note.help.split(/[,.]/)[0]);
    film.events.type('why?');
    press(film, 'enter');
    expect(await film.answer).toBe('why?');
  });

  it('may be empty', async () => {
    const film = await note();
    press(film, 'enter');
    expect(await film.answer).toBe('');
  });
});

describe.each([40, 50, 60, 80])('at %i columns', (width) => {
  it.each([
    ['the closeness question', () => felt(width), '4'],
    ['the question of one key', () => keys(width), 'q'],
    ['the question of many keys', () => practices(width), '1'],
    ['the line', () => note(width), 'a'],
  ] as [string, () => Promise<Film>, string][])('%s stays inside, also while it explains', async (_, show, key) => {
    const film = await show();
    for (const pressed of ['?', key, '?']) {
      press(film, pressed);
      for (const line of film.getScreen().split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  });
});

describe('in ASCII', () => {
  it.each([
    ['the closeness question', () => felt(80, true), '4'],
    ['the question of one key', () => keys(80, true), 'enter'],
    ['the question of many keys', () => practices(80, true), 'enter'],
  ] as [string, () => Promise<Film>, string][])('%s holds nothing else', async (_, show, key) => {
    const film = await show();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them.
    const ascii = /^[\x00-\x7f]*$/;
    press(film, '?');
    expect(film.getScreen()).toMatch(ascii);
    press(film, key);
    expect(film.getScreen()).toMatch(ascii);
  });
});
