import { render as renderPrompt } from '@inquirer/testing';
import { describe, expect, it } from 'vitest';
import { questions } from '../../../src/domain/questions/questions.ts';
import { CLOSENESS } from '../../../src/domain/scale.ts';
import { displayWidth } from '../../../src/render/text.ts';
import { closenessPrompt } from '../../../src/terminal/prompts/closeness-prompt.ts';
import { keyPrompt, manyPrompt } from '../../../src/terminal/prompts/key-prompt.ts';
import { linePrompt } from '../../../src/terminal/prompts/line-prompt.ts';
import { displayOptions } from '../../support/terminal.ts';

type RenderedPrompt = Awaited<ReturnType<typeof renderPrompt>>;

/** Renders a prompt. One that a test leaves unanswered is aborted at the end, which is not an error. */
const render: typeof renderPrompt = async (prompt, config, options) => {
  const rendered = await renderPrompt(prompt, config, options);
  rendered.answer.catch(() => {});
  return rendered;
};

/** Presses keys one after the other. */
function press({ events }: RenderedPrompt, ...keys: string[]): void {
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
    display: displayOptions(width, ascii),
    ...more,
  });

describe('the closeness question', () => {
  it('draws the circles of the number that was pressed', async () => {
    const prompt = await felt();
    press(prompt, '2');
    const far = prompt.getScreen();
    press(prompt, '6');
    const near = prompt.getScreen();
    expect(far).toContain(`2  ${questions().felt.anchors[2]}`);
    expect(near).toContain(`6  ${questions().felt.anchors[6]}`);
    expect(near.match(/▒/g)!.length).toBeGreaterThan(far.match(/▒/g)?.length ?? 0);
    press(prompt, 'enter');
    expect(await prompt.answer).toBe(6);
  });

  it.each([
    [33, true],
    [40, false],
    [48, false],
    [53, false],
    [60, false],
    [80, true],
    [140, false],
  ])('shows all seven pictures before any key at %i columns', async (width, ascii) => {
    const lines = (await felt(width, ascii)).getScreen().split('\n');
    for (const number of CLOSENESS) expect(lines.filter((line) => line.includes(`${number} (`))).toHaveLength(1);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    expect(lines.join('\n')).toContain(ascii ? '7 (#####)' : '7 (▒▒▒▒▒)');
  });

  it('shows the two ends of the scale where there is no room for the pictures', async () => {
    const screen = (await felt(32)).getScreen().replace(/\s+/g, ' ');
    expect(screen).not.toContain('(');
    expect(screen).toContain(`7 means ${questions().felt.anchors[7]}`);
  });

  it('goes back by Backspace and Up, and keeps Left and Right for the numbers', async () => {
    for (const key of ['backspace', 'up']) {
      let backs = 0;
      const prompt = await felt(80, false, { canGoBack: true, goBack: () => (backs += 1) });
      expect(prompt.getScreen()).toContain('Backspace goes back');
      press(prompt, 'left', 'right', key);
      expect(backs).toBe(1);
    }
  });

  it.each(['delete', '-'])('clears an answer that may be empty by %s', async (key) => {
    const prompt = await felt(80, false, { skippable: true, initial: 5 });
    expect(prompt.getScreen()).toContain('Del clears it');
    press(prompt, key);
    expect(prompt.getScreen()).toContain('Enter skips');
    press(prompt, 'enter');
    expect(await prompt.answer).toBe(null);
  });

  it('keeps an answer that may not be empty', async () => {
    const prompt = await felt(80, false, { initial: 5 });
    press(prompt, 'delete', '-', 'enter');
    expect(await prompt.answer).toBe(5);
  });

  it('moves with the arrow keys from 4, and stops at both ends', async () => {
    const prompt = await felt();
    press(prompt, 'left');
    expect(prompt.getScreen()).toContain(`4  ${questions().felt.anchors[4]}`);
    press(prompt, ...Array(9).fill('left'));
    expect(prompt.getScreen()).toContain(`1  ${questions().felt.anchors[1]}`);
    press(prompt, ...Array(9).fill('right'), 'enter');
    expect(await prompt.answer).toBe(7);
  });

  it('ignores Enter before a number is picked, and keys that are not offered', async () => {
    const prompt = await felt();
    const before = prompt.getScreen();
    press(prompt, 'enter', '8', '0', 'q');
    expect(prompt.getScreen()).toBe(before);
    press(prompt, '3', 'enter');
    expect(await prompt.answer).toBe(3);
  });

  it('is skipped by Enter if that is allowed', async () => {
    const prompt = await felt(80, false, { skippable: true });
    expect(prompt.getScreen()).toContain('Enter skips');
    press(prompt, 'enter');
    expect(await prompt.answer).toBe(null);
  });

  it('begins with the current answer', async () => {
    const prompt = await felt(80, false, { initial: 5 });
    expect(prompt.getScreen()).toContain(`5  ${questions().felt.anchors[5]}`);
    press(prompt, 'enter');
    expect(await prompt.answer).toBe(5);
  });

  it('accepts a key of another choice', async () => {
    const prompt = await felt(80, false, { otherChoices: [{ key: 't', value: 'saturday', label: 'for Saturday' }] });
    expect(prompt.getScreen()).toContain('t for Saturday');
    press(prompt, 't');
    expect(await prompt.answer).toBe('saturday');
  });

  it('shows and hides an explanation of all seven numbers', async () => {
    const prompt = await felt();
    press(prompt, '?');
    for (const anchor of Object.values(questions().felt.anchors)) expect(prompt.getScreen()).toContain(anchor);
    press(prompt, '?');
    expect(prompt.getScreen()).not.toContain(questions().felt.anchors[3]);
  });

  it('moves the mark of the explained numbers with Up and Down, and goes back with Up once they are hidden', async () => {
    let wentBack = 0;
    const prompt = await felt(80, false, { initial: 3, goBack: () => wentBack++ });
    press(prompt, '?', 'down', 'down', 'up');
    expect(prompt.getScreen()).toMatch(/^> 4 /m);
    expect(wentBack).toBe(0);
    press(prompt, '?', 'down', 'up');
    expect(wentBack).toBe(1);
    press(prompt, 'enter');
    expect(await prompt.answer).toBe(4);
  });

  it('shrinks to one line when it is answered', async () => {
    const prompt = await felt();
    press(prompt, '3', 'enter');
    await prompt.answer;
    expect(prompt.getScreen().split('\n')).toHaveLength(1);
    expect(prompt.getScreen()).toMatch(/^felt +\(.*\) +3 {2}/);
  });
});

describe('the circles beside an answer', () => {
  it.each([
    [60, false],
    [80, true],
  ])('at %i columns are there for every number or for none', async (width, isThere) => {
    for (const number of ['1', '3', '7']) {
      const prompt = await felt(width);
      press(prompt, number, 'enter');
      await prompt.answer;
      expect(prompt.getScreen().includes('(')).toBe(isThere);
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
    display: displayOptions(width, ascii),
  });

describe('a key question', () => {
  it('is answered by its key', async () => {
    const prompt = await keys();
    press(prompt, 'q', '-');
    expect(await prompt.answer).toBe('away');
    expect(prompt.getScreen()).toMatch(/^their move +pulled away$/);
  });

  it('is skipped by Enter', async () => {
    const prompt = await keys();
    press(prompt, 'enter');
    expect(await prompt.answer).toBe(null);
    expect(prompt.getScreen()).toMatch(/^their move +·$/);
  });

  it('shows an answer kept by Enter with the label of its key', async () => {
    const prompt = await keys(80, false, { value: 'away', label: 'keeps "pulled away"' });
    press(prompt, 'enter');
    expect(await prompt.answer).toBe('away');
    expect(prompt.getScreen()).toMatch(/^their move +pulled away$/);
  });

  it('shows its help', async () => {
    const prompt = await keys();
    const short = prompt.getScreen();
    press(prompt, '?');
    expect(prompt.getScreen().length).toBeGreaterThan(short.length);
    press(prompt, '?');
    expect(prompt.getScreen()).toBe(short);
  });
});

const practices = (width = 80, ascii = false, initial?: string[]) =>
  render(manyPrompt, {
    name: 'practices',
    ask: questions().practices.ask,
    help: questions().practices.help,
    choices: questions().practices.keys,
    display: displayOptions(width, ascii),
    ...(initial && { initial }),
  });

describe('a question with many answers', () => {
  it('switches answers on and off', async () => {
    const prompt = await practices();
    press(prompt, '3', '1', '2', '2');
    expect(prompt.getScreen().match(/\[x\]/g)).toHaveLength(2);
    press(prompt, 'enter');
    expect(await prompt.answer).toEqual(['gesture', 'passion']);
  });

  it('is skipped by Enter', async () => {
    const prompt = await practices();
    press(prompt, 'enter');
    expect(await prompt.answer).toBe(null);
  });

  it('begins with the current answers', async () => {
    const prompt = await practices(80, false, ['passion']);
    expect(prompt.getScreen().match(/\[x\]/g)).toHaveLength(1);
    press(prompt, '3', 'enter');
    expect(await prompt.answer).toBe(null);
  });
});

const note = (width = 80, ascii = false, initial?: string) =>
  render(linePrompt, {
    name: 'note',
    ask: questions().note.ask,
    help: questions().note.help,
    keyHints: ['Enter ends it', '? explains'],
    display: displayOptions(width, ascii),
    room: () => 24,
    onChange: () => {},
    ...(initial !== undefined && { initial }),
  });

describe('a line of text', () => {
  it('is the text that was typed', async () => {
    const prompt = await note();
    prompt.events.type('he fell asleep');
    expect(prompt.getScreen()).toContain('> he fell asleep');
    press(prompt, 'return');
    expect(await prompt.answer).toBe('he fell asleep');
    expect(prompt.getScreen()).toMatch(/^note +he fell asleep$/);
  });

  it('goes on in a new line after Ctrl-J', async () => {
    const prompt = await note();
    prompt.events.type('one');
    press(prompt, 'enter');
    prompt.events.type('two');
    expect(prompt.getScreen()).toContain('\n> one\n  two\n');
    press(prompt, 'return');
    expect(await prompt.answer).toBe('one\ntwo');
    expect(prompt.getScreen()).toMatch(/^note +one…$/);
  });

  it('begins with the current text, also of several lines', async () => {
    const prompt = await note(80, false, 'one\n\ntwo');
    press(prompt, 'return');
    expect(await prompt.answer).toBe('one\n\ntwo');
  });

  it('shows a mark for each control character that the current text has, and returns them as they are', async () => {
    const text = 'red \x1b[31m, C1 \x9b, over\u202eridden';
    const prompt = await note(80, false, text);
    expect(prompt.getScreen()).toContain('> red \ufffd[31m, C1 \ufffd, over\ufffdridden');
    press(prompt, 'return');
    expect(await prompt.answer).toBe(text);
    expect(prompt.getScreen()).toContain('red \ufffd[31m');
  });

  it('shows the help for ? in an empty line', async () => {
    const prompt = await note();
    prompt.events.type('?');
    expect(prompt.getScreen()).toContain(questions().note.help.split(/[,.]/)[0]);
    prompt.events.type('why?');
    press(prompt, 'return');
    expect(await prompt.answer).toBe('why?');
  });

  it('may be empty', async () => {
    const prompt = await note();
    press(prompt, 'return');
    expect(await prompt.answer).toBe('');
  });
});

describe.each([40, 50, 60, 80])('at %i columns', (width) => {
  it.each([
    ['the closeness question', () => felt(width), '4'],
    ['the question of one key', () => keys(width), 'q'],
    ['the question of many keys', () => practices(width), '1'],
    ['the line', () => note(width), 'a'],
  ] as [string, () => Promise<RenderedPrompt>, string][])(
    '%s fits into the width, also with its help',
    async (_, show, key) => {
      const prompt = await show();
      for (const pressed of ['?', key, '?']) {
        press(prompt, pressed);
        for (const line of prompt.getScreen().split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }
    },
  );
});

describe('in an ASCII display', () => {
  it.each([
    ['the closeness question', () => felt(80, true), '4'],
    ['the question of one key', () => keys(80, true), 'enter'],
    ['the question of many keys', () => practices(80, true), 'enter'],
  ] as [string, () => Promise<RenderedPrompt>, string][])('%s contains only ASCII', async (_, show, key) => {
    const prompt = await show();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them.
    const ascii = /^[\x00-\x7f]*$/;
    press(prompt, '?');
    expect(prompt.getScreen()).toMatch(ascii);
    press(prompt, key);
    expect(prompt.getScreen()).toMatch(ascii);
  });
});
