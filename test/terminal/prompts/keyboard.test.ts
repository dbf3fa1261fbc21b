import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Cancelled, Dismissed } from '../../../src/errors.ts';
import { type InputMode, Keyboard, LINE_END_MARK } from '../../../src/terminal/prompts/keyboard.ts';
import { fakeKeyboard } from '../../support/terminal.ts';

/** A keyboard, and what the current question has received from it. */
function opened() {
  const terminal = fakeKeyboard();
  const keyboard = new Keyboard(terminal.stream);
  const heard = { keys: [] as string[], left: null as unknown };
  keyboard.keys.on('data', (key) => heard.keys.push(String(key)));
  keyboard.open();
  const settle = async () => {
    for (let turn = 0; turn < 30; turn += 1) await tick();
  };
  return {
    keyboard,
    heard,
    terminal,
    settle,
    listen: (takes: InputMode) =>
      keyboard.listen(
        takes,
        (reason) => (heard.left = reason),
        (text) => heard.keys.push(text),
      ),
    async press(keys: string | Uint8Array) {
      terminal.press(keys);
      await settle();
    },
  };
}

describe('keys', () => {
  it('arrive one at a time, an arrow key as one', async () => {
    const { heard, listen, press } = opened();
    listen('keys');
    await press('3\x1b[C\x1b[1;5D\x1bOA?\r');
    expect(heard.keys).toEqual(['3', '\x1b[C', '\x1b[1;5D', '\x1bOA', '?', '\r']);
  });

  it('that are typed ahead wait for the next question', async () => {
    const { keyboard, heard, listen, press, settle } = opened();
    await press('36');
    expect(heard.keys).toEqual([]);
    keyboard.keys.once('data', () => keyboard.stop());
    listen('keys');
    await settle();
    expect(heard.keys).toEqual(['3']);
    listen('keys');
    await settle();
    expect(heard.keys).toEqual(['3', '6']);
  });

  it('of several bytes are not split if their bytes arrive separately', async () => {
    const { heard, listen, press } = opened();
    listen('text');
    for (const byte of Buffer.from('é👩')) await press(Uint8Array.of(byte));
    expect(heard.keys).toEqual(['é', '👩']);
  });
});

describe('Ctrl-Z', () => {
  it.each(['keys', 'text'] as const)('is ignored by a question that takes %s', async (takes) => {
    const { heard, listen, press } = opened();
    listen(takes);
    await press('1\x1a2');
    expect(heard).toEqual({ keys: ['1', '2'], left: null });
  });
});

describe('pasted text', () => {
  const paste = (text: string) => `\x1b[200~${text}\x1b[201~`;

  it('keeps its line ends as marks in a line of text, and none of them answers', async () => {
    const { heard, listen, press } = opened();
    listen('text');
    await press(paste('one\r\ntwo\rthree\n'));
    expect(heard.keys).toEqual([`one${LINE_END_MARK}two${LINE_END_MARK}three`]);
  });

  it('is dropped by a question of single keys', async () => {
    const { heard, listen, press } = opened();
    listen('keys');
    await press(`${paste('3x\r')}4`);
    expect(heard).toEqual({ keys: ['4'], left: null });
  });

  it('may arrive in pieces', async () => {
    const { heard, listen, press } = opened();
    listen('text');
    await press('\x1b[200~one');
    expect(heard.keys).toEqual([]);
    await press(' two\x1b[201~');
    expect(heard.keys).toEqual(['one two']);
  });

  it('contains no keys that leave', async () => {
    const { heard, listen, press } = opened();
    listen('text');
    await press(paste('a\x03b\x1bc'));
    expect(heard).toEqual({ keys: ['a b c'], left: null });
  });
});

describe('leaving a question', () => {
  it.each([
    ['Ctrl-C', '\x03', 'keys', Cancelled],
    ['Ctrl-C in a line', '\x03', 'text', Cancelled],
    ['Ctrl-D', '\x04', 'keys', Cancelled],
    ['Ctrl-D in a line', '\x04', 'text', Cancelled],
    ['Esc', '\x1b', 'keys', Dismissed],
    ['Esc in a line', '\x1b', 'text', Dismissed],
    ['x', 'x', 'keys', Dismissed],
  ] as const)('%s leaves', async (_, key, takes, reason) => {
    const { heard, listen, press } = opened();
    listen(takes);
    await press(key);
    expect(heard.left).toBeInstanceOf(reason);
    expect(heard.keys).toEqual([]);
  });

  it('is not done by x in a line of text', async () => {
    const { heard, listen, press } = opened();
    listen('text');
    await press('x');
    expect(heard).toEqual({ keys: ['x'], left: null });
  });

  it('is done by the end of the input, after the keys before it', async () => {
    const { heard, listen, terminal, settle } = opened();
    listen('keys');
    terminal.press('3');
    terminal.stream.end();
    await settle();
    expect(heard.keys).toEqual(['3']);
    expect(heard.left).toBeInstanceOf(Cancelled);
  });

  it('is done by an end of the input before the question', async () => {
    const { heard, listen, terminal, settle } = opened();
    terminal.stream.end();
    await settle();
    listen('keys');
    await settle();
    expect(heard.left).toBeInstanceOf(Cancelled);
  });
});

describe('the terminal', () => {
  it('is in raw mode only while the keyboard is open', () => {
    const { keyboard, terminal } = opened();
    expect(terminal.raw).toBe(true);
    keyboard.close();
    expect(terminal.raw).toBe(false);
  });
});
