import { setImmediate as tick } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Cancelled, Dismissed } from '../../../../src/errors.ts';
import { type InputMode, Keyboard, PASTE } from '../../../../src/terminal/prompts/keyboard/keyboard.ts';
import { fakeKeyboard } from '../../../support/terminal.ts';

/** The milliseconds without input after which a pasted text is whole, and Esc is Esc. */
const QUIET_MS = 50;

// On a busy machine, more than these could pass between two bytes of a test.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A keyboard, and what the current question has received from it: keys, and pasted texts in angle brackets. */
function opened(suspend = () => {}) {
  const terminal = fakeKeyboard();
  const keyboard = new Keyboard(terminal.stream, suspend);
  const received = { keys: [] as string[], leftBy: null as unknown };
  keyboard.keys.on('data', (key) => received.keys.push(String(key)));
  keyboard.keys.on(PASTE, (text) => received.keys.push(`<${text}>`));
  keyboard.open();
  const waitForKeys = async () => {
    for (let count = 0; count < 30; count += 1) await tick();
  };
  return {
    keyboard,
    received,
    terminal,
    waitForKeys,
    listen: (takes: InputMode) => keyboard.listen(takes, (reason) => (received.leftBy = reason)),
    /** Sends keys in one go, as a terminal that the program reads them from in one read. */
    async press(keys: string | Uint8Array) {
      terminal.press(keys);
      await waitForKeys();
    },
    /** Sends keys in one go, and waits until nothing more can belong to them. */
    async pressAndPause(keys: string) {
      terminal.press(keys);
      vi.advanceTimersByTime(QUIET_MS);
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

describe('sequences of bytes', () => {
  it.each([
    ['Alt-B', '\x1bb', ['\x1bb']],
    ['Alt-Backspace', '\x1b\x7f', ['\x1b\x7f']],
    ['Alt-[', '\x1b[é', ['é']],
    ['Alt-Left as Escape and an arrow', '\x1b\x1b[D', ['\x1b\x1b[D']],
    ['F1', '\x1bOP', ['\x1bOP']],
    ['F5', '\x1b[15~', ['\x1b[15~']],
    ['F1 of Linux', '\x1b[[A', ['\x1b[[A']],
    ['Shift-F5', '\x1b[15;2~', ['\x1b[15;2~']],
    ['Ctrl-Left', '\x1b[1;5D', ['\x1b[1;5D']],
    ['Shift-Up', '\x1b[1;2A', ['\x1b[1;2A']],
    ['Super-Left', '\x1b[1;9D', []],
    ['Super-Shift-Left', '\x1b[1;10D', []],
    ['Ctrl-A as a code point', '\x1b[97;5u', ['\x01']],
    ['Alt-B as a code point', '\x1b[98;3u', ['\x1bb']],
    ['Shift-A as a code point', '\x1b[97:65;2u', ['A']],
    ['Ctrl-Backspace as a code point', '\x1b[127;5u', ['\b']],
    ['Ctrl-A as xterm modifies other keys', '\x1b[27;5;97~', ['\x01']],
    ['a key with Caps Lock on', '\x1b[97;65u', ['a']],
    ['a key that is released', '\x1b[97;1:3u', []],
    ['Super-A', '\x1b[97;9u', []],
    ['a media key', '\x1b[57428u', []],
    ['the mouse', '\x1b[<0;31;4M\x1b[<0;31;4m', []],
    ['the mouse of xterm', '\x1b[M !!', []],
    ['focus that comes and goes', '\x1b[I\x1b[O', []],
    ['the answer to a query', '\x1b]11;rgb:00/00/00\x1b\\\x1b[?62;4c\x1bP1+r\x1b\\', []],
  ])('%s', async (_, sequence, keys) => {
    for (const takes of ['keys', 'text'] as const) {
      const { received, listen, press } = opened();
      listen(takes);
      await press(`1${sequence}2`);
      expect(received).toEqual({ keys: ['1', ...keys, '2'], leftBy: null });
      received.keys = [];
      for (const byte of Buffer.from(`${sequence}2`)) await press(Uint8Array.of(byte));
      expect(received).toEqual({ keys: [...keys, '2'], leftBy: null });
    }
  });

  it.each([
    ['\x1b', 1],
    ['\x1b\x1b', 2],
    ['\x1b\x1b\x1b', 3],
    ['\x1b[27u', 1],
  ])('%j is Esc, pressed %i times', async (sequence, times) => {
    const { keyboard, pressAndPause } = opened();
    const leave = vi.fn();
    keyboard.listen('keys', leave);
    await pressAndPause(sequence);
    expect(leave).toHaveBeenCalledTimes(times);
    expect(leave.mock.calls[0]![0]).toBeInstanceOf(Dismissed);
  });

  it.each(['\x1b[', '\x1b[1;', '\x1bO', '\x1b]0;title'])('%j is no key if nothing follows', async (sequence) => {
    const { received, listen, press, pressAndPause } = opened();
    listen('keys');
    await pressAndPause(sequence);
    await press('4');
    expect(received).toEqual({ keys: ['4'], leftBy: null });
  });

  it('waits for the rest of a sequence that has arrived while the program was busy', async () => {
    const { received, listen, press, terminal, waitForKeys } = opened();
    listen('text');
    await press('\x1b');
    // As a slow disk would, this blocks the timers.
    setImmediate(() => terminal.press('b'));
    for (const until = performance.now() + 2 * QUIET_MS; performance.now() < until; );
    await waitForKeys();
    expect(received).toEqual({ keys: ['\x1bb'], leftBy: null });
  });

  it.each([
    ['Ctrl-J', '\n'],
    ['Alt-Enter', '\x1b\r'],
    ['Shift-Enter of kitty', '\x1b[13;2u'],
    ['Ctrl-Enter of kitty', '\x1b[13;5u'],
    ['Shift-Enter of xterm', '\x1b[27;2;13~'],
  ])('%s is a new line where text is typed', async (_, sequence) => {
    const { received, listen, press } = opened();
    listen('text');
    await press(sequence);
    expect(received.keys).toEqual(['\n']);
  });

  it.each(['\x1b\r', '\x1b[13;2u', '\x1b[27;2;13~'])('%j is nothing where a key answers', async (sequence) => {
    const { received, listen, press } = opened();
    listen('keys');
    await press(sequence);
    expect(received).toEqual({ keys: [], leftBy: null });
  });
});

describe('pasted text', () => {
  const paste = (text: string) => `\x1b[200~${text}\x1b[201~`;

  it('keeps its line ends and tabs, and none of them answers', async () => {
    const { received, listen, press } = opened();
    listen('text');
    await press(paste('one\r\ntwo\rthree\tfour\n'));
    expect(received.keys).toEqual(['<one\ntwo\nthree\tfour>']);
  });

  it('is followed by the keys after it', async () => {
    const { received, listen, press } = opened();
    listen('keys');
    await press(`${paste('3x\r')}4`);
    expect(received).toEqual({ keys: ['<3x>', '4'], leftBy: null });
  });

  it('may arrive in pieces', async () => {
    const { received, listen, press } = opened();
    listen('text');
    for (const byte of paste('one')) await press(byte);
    await press('\x1b[200~one');
    await press(' two\x1b[20');
    await press('1~');
    expect(received.keys).toEqual(['<one>', '<one two>']);
  });

  it('contains no keys that leave', async () => {
    const { received, listen, press } = opened();
    listen('text');
    await press(paste('a\x03b\x1bc'));
    expect(received).toEqual({ keys: ['<a b c>'], leftBy: null });
  });
});

describe('pasted text without marks around it', () => {
  it.each([
    ['a word', 'sorry'],
    ['a line', 'reached out, and he chased me\r'],
    ['several lines', '4\r5\rHe slept.\r'],
    ['a line after keys', '4\rHe slept.'],
  ])('is one event where a key answers: %s', async (_, text) => {
    const { received, listen, pressAndPause } = opened();
    listen('keys');
    await pressAndPause(text);
    expect(received).toEqual({ keys: [`<${text.trimEnd().replaceAll('\r', '\n')}>`], leftBy: null });
  });

  it.each([
    ['several lines', 'One.\rTwo.\r\rThree.\r', '<One.\nTwo.\n\nThree.>'],
    ['short lines', 'a\rb', '<a\nb>'],
    ['lines with two characters at their ends', 'One.\r\nTwo.\r\n', '<One.\nTwo.>'],
  ])('is one event where text is typed, and no line end is Enter: %s', async (_, text, event) => {
    const { received, listen, pressAndPause } = opened();
    listen('text');
    await pressAndPause(text);
    expect(received).toEqual({ keys: [event], leftBy: null });
  });

  it.each(['keys', 'text'] as const)('is one event if it arrives in several reads: %s', async (takes) => {
    const text = 'He fell asleep, and I read on.\r'.repeat(1600);
    const { received, listen, terminal, press, pressAndPause } = opened();
    listen(takes);
    for (let at = 0; at < text.length; at += 1000) {
      terminal.press(text.slice(at, at + 1000));
      await tick();
    }
    await press('\r');
    await pressAndPause('x');
    expect(received.leftBy).toBe(null);
    expect(received.keys).toEqual([`<${`${text}\rx`.replaceAll('\r', '\n')}>`]);
  });

  it('goes on after a first read of a few short lines', async () => {
    const { received, listen, press, pressAndPause } = opened();
    listen('text');
    await press('a\rb');
    await pressAndPause(' and c');
    expect(received.keys).toEqual(['<a\nb and c>']);
  });

  it('that arrives between two questions answers neither', async () => {
    const { received, listen, pressAndPause } = opened();
    await pressAndPause('He chased me.\rI pulled back.\r');
    listen('keys');
    await pressAndPause('');
    expect(received.keys).toEqual(['<He chased me.\nI pulled back.>']);
  });

  it('is not what a quick typist types in one go', async () => {
    const { received, listen, press, pressAndPause } = opened();
    listen('keys');
    await press('4\r');
    await press('13\r');
    await pressAndPause('4\r5\r\r');
    expect(received.keys).toEqual(['4', '\r', '1', '3', '\r', '4', '\r', '5', '\r', '\r']);
  });

  it('is not a line with Enter behind it where text is typed', async () => {
    const { received, listen, pressAndPause } = opened();
    listen('text');
    await pressAndPause('he slept\r');
    await pressAndPause('ok\r\r');
    await pressAndPause('he woke\r\n');
    expect(received.keys).toEqual(['<he slept>', '\r', 'o', 'k', '\r', '\r', '<he woke>', '\r']);
  });

  it('ends at a key', async () => {
    const { received, listen, pressAndPause } = opened();
    listen('text');
    await pressAndPause('he slept\x1b[D\x7fp\r');
    expect(received.keys).toEqual(['<he slept>', '\x1b[D', '\x7f', 'p', '\r']);
  });

  it('is kept when the program is ended at once', async () => {
    const { received, keyboard, listen, terminal, waitForKeys } = opened();
    listen('text');
    terminal.press('he slept');
    await tick();
    keyboard.end(new Cancelled('', 'SIGTERM'));
    await waitForKeys();
    expect(received.keys).toEqual(['<he slept>']);
    expect(received.leftBy).toBeInstanceOf(Cancelled);
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
    const { received, listen, pressAndPause } = opened();
    listen(takes);
    await pressAndPause(key);
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
