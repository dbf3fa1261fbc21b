import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { Cancelled, Dismissed } from '../../../src/errors.ts';
import { type InputMode, Keyboard, LINE_END_MARK } from '../../../src/terminal/prompts/keyboard.ts';
import { fakeKeyboard } from '../../support/terminal.ts';

/** A keyboard, and what the current question has received from it. */
function opened(suspend = () => {}) {
  const terminal = fakeKeyboard();
  const keyboard = new Keyboard(terminal.stream, suspend);
  const received = { keys: [] as string[], leftBy: null as unknown };
  keyboard.keys.on('data', (key) => received.keys.push(String(key)));
  keyboard.open();
  const waitForKeys = async () => {
    for (let count = 0; count < 30; count += 1) await tick();
  };
  return {
    keyboard,
    received,
    terminal,
    waitForKeys,
    listen: (takes: InputMode) =>
      keyboard.listen(
        takes,
        (reason) => (received.leftBy = reason),
        (text) => received.keys.push(text),
      ),
    async press(keys: string | Uint8Array) {
      terminal.press(keys);
      await waitForKeys();
    },
  };
}

describe('keys', () => {
  it('arrive one at a time, an arrow key as one', async () => {
    const { received, listen, press } = opened();
    listen('keys');
    await press('3\x1b[C\x1b[1;5D\x1bOA?\r');
    expect(received.keys).toEqual(['3', '\x1b[C', '\x1b[1;5D', '\x1bOA', '?', '\r']);
  });

  it('that are typed ahead wait for the next question', async () => {
    const { keyboard, received, listen, press, waitForKeys } = opened();
    await press('36');
    expect(received.keys).toEqual([]);
    keyboard.keys.once('data', () => keyboard.stop());
    listen('keys');
    await waitForKeys();
    expect(received.keys).toEqual(['3']);
    listen('keys');
    await waitForKeys();
    expect(received.keys).toEqual(['3', '6']);
  });

  it('of several bytes are not split if their bytes arrive separately', async () => {
    const { received, listen, press } = opened();
    listen('text');
    for (const byte of Buffer.from('é👩')) await press(Uint8Array.of(byte));
    expect(received.keys).toEqual(['é', '👩']);
  });
});

describe('Ctrl-Z', () => {
  it.each(['keys', 'text'] as const)('suspends, and answers no question that takes %s', async (takes) => {
    const suspend = vi.fn();
    const { received, listen, press } = opened(suspend);
    listen(takes);
    await press('1\x1a2');
    expect(received).toEqual({ keys: ['1', '2'], leftBy: null });
    expect(suspend).toHaveBeenCalledOnce();
  });
});

describe('pasted text', () => {
  const paste = (text: string) => `\x1b[200~${text}\x1b[201~`;

  it('keeps its line ends as marks in a line of text, and none of them answers', async () => {
    const { received, listen, press } = opened();
    listen('text');
    await press(paste('one\r\ntwo\rthree\n'));
    expect(received.keys).toEqual([`one${LINE_END_MARK}two${LINE_END_MARK}three`]);
  });

  it('is dropped by a question of single keys', async () => {
    const { received, listen, press } = opened();
    listen('keys');
    await press(`${paste('3x\r')}4`);
    expect(received).toEqual({ keys: ['4'], leftBy: null });
  });

  it('may arrive in pieces', async () => {
    const { received, listen, press } = opened();
    listen('text');
    await press('\x1b[200~one');
    expect(received.keys).toEqual([]);
    await press(' two\x1b[201~');
    expect(received.keys).toEqual(['one two']);
  });

  it('contains no keys that leave', async () => {
    const { received, listen, press } = opened();
    listen('text');
    await press(paste('a\x03b\x1bc'));
    expect(received).toEqual({ keys: ['a b c'], leftBy: null });
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
    const { received, listen, press } = opened();
    listen(takes);
    await press(key);
    expect(received.leftBy).toBeInstanceOf(reason);
    expect(received.keys).toEqual([]);
  });

  it('is not done by x in a line of text', async () => {
    const { received, listen, press } = opened();
    listen('text');
    await press('x');
    expect(received).toEqual({ keys: ['x'], leftBy: null });
  });

  it('is done by the end of the input, after the keys before it', async () => {
    const { received, listen, terminal, waitForKeys } = opened();
    listen('keys');
    terminal.press('3');
    terminal.stream.end();
    await waitForKeys();
    expect(received.keys).toEqual(['3']);
    expect(received.leftBy).toBeInstanceOf(Cancelled);
  });

  it('is done by an end of the input before the question', async () => {
    const { received, listen, terminal, waitForKeys } = opened();
    terminal.stream.end();
    await waitForKeys();
    listen('keys');
    await waitForKeys();
    expect(received.leftBy).toBeInstanceOf(Cancelled);
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
