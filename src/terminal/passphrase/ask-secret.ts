import type { ReadStream } from 'node:tty';
import { Cancelled, type Dismissed } from '../../errors.ts';
import { onTermination } from '../on-termination.ts';
import type { Output } from '../output.ts';
import { Keyboard, PASTE } from '../prompts/keyboard/keyboard.ts';

const ENTER = ['\r', '\n'];
const BACKSPACE = ['\x7f', '\b'];
/** Ctrl-U */
const CLEAR = '\x15';

/**
 * Asks for a line that is not shown while it is typed, nor its length.
 * @param output where the question goes; standard error, so that a command's output can be kept apart
 * @throws Cancelled for Ctrl-C, Ctrl-D and a signal, Dismissed for Esc
 */
export async function askSecret(ask: string, input: ReadStream, output: Output): Promise<string> {
  const keyboard = new Keyboard(input);
  // Before the question: what is typed earlier would be shown.
  keyboard.open();
  output.write(ask);
  let removeSignalHandlers = () => {};
  try {
    return await new Promise((resolve, reject) => {
      let typed: string[] = [];
      const add = (text: string) => typed.push(...text.replace(/\p{Cc}/gu, ''));
      removeSignalHandlers = onTermination((signal) => reject(new Cancelled('', signal)));
      keyboard.keys.on('data', (bytes: Buffer) => {
        const key = bytes.toString();
        if (ENTER.includes(key)) resolve(typed.join(''));
        else if (BACKSPACE.includes(key)) typed.pop();
        else if (key === CLEAR) typed = [];
        // Other control characters, and what arrows and the like send, are no part of a passphrase.
        else if (!/^\p{Cc}/u.test(key)) add(key);
      });
      keyboard.keys.on(PASTE, add);
      keyboard.listen('text', (reason: Cancelled | Dismissed) => reject(reason));
    });
  } finally {
    removeSignalHandlers();
    keyboard.close();
    output.write('\n');
  }
}
