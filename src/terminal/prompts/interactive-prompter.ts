import type { ReadStream } from 'node:tty';
import { Cancelled } from '../../errors.ts';
import type { DisplayOptions } from '../../render/display-options.ts';
import { onTermination } from '../on-termination.ts';
import { closenessPrompt } from './closeness-prompt.ts';
import { keyPrompt, keyPromptLines, manyPrompt } from './key-prompt.ts';
import { type InputMode, Keyboard } from './keyboard.ts';
import { linePrompt } from './line-prompt.ts';
import type { Prompter } from './prompter.ts';

/** A prompt of `@inquirer/core`, or one with the same signature. */
type Prompt<Value, Config> = (
  config: Config,
  context: {
    input: NodeJS.ReadableStream;
    output: NodeJS.WritableStream;
    signal: AbortSignal;
    clearPromptOnDone: boolean;
  },
) => Promise<Value>;

/** Terminal codes that enable and disable the marks around pasted text. */
const BRACKETED_PASTE = { on: '\x1b[?2004h', off: '\x1b[?2004l' };

/** Asks questions in a terminal that can redraw. Puts the terminal into raw mode until `close`. */
export function createInteractivePrompter(
  input: ReadStream,
  output: NodeJS.WriteStream,
  display: DisplayOptions,
): Prompter {
  const keyboard = new Keyboard(input);
  keyboard.open();
  const removeSignalHandlers = onTermination((signal) => keyboard.end(new Cancelled('', signal)));

  /** Runs a prompt. An answered question stays on the screen if its config has a `name`. */
  const run = async <Value, Config extends object>(
    prompt: Prompt<Value, Config>,
    config: Config,
    mode: InputMode,
    onPaste?: (text: string) => void,
  ): Promise<Value> => {
    const abort = new AbortController();
    const answer = prompt(config, {
      input: keyboard.keys,
      output,
      signal: abort.signal,
      clearPromptOnDone: !('name' in config),
    });
    keyboard.listen(mode, (reason) => abort.abort(reason), onPaste);
    try {
      return await answer;
    } catch (error) {
      throw abort.signal.aborted ? abort.signal.reason : error;
    } finally {
      keyboard.stop();
    }
  };

  return {
    closeness: (question) => run(closenessPrompt, { ...question, display }, 'keys') as Promise<never>,
    key: (question) => run(keyPrompt, { ...question, display }, 'keys') as Promise<never>,
    many: (question) => run(manyPrompt, { ...question, display }, 'keys') as Promise<never>,
    async line(question) {
      let typed = question.initial ?? '';
      let insertPaste = (_: string) => {};
      output.write(BRACKETED_PASTE.on);
      try {
        const config = {
          ...question,
          display,
          onChange: (text: string) => {
            typed = text;
          },
          setPasteHandler: (insert: (text: string) => void) => {
            insertPaste = insert;
          },
        };
        return await run(linePrompt, config, 'text', (text) => insertPaste(text));
      } catch (error) {
        question.onLeave?.(typed);
        throw error;
      } finally {
        output.write(BRACKETED_PASTE.off);
      }
    },
    async confirm(question) {
      const { confirmPrompt } = await import('./confirm-prompt.ts');
      return run(confirmPrompt, { ...question, display }, 'keys');
    },
    linesAbove: (question) =>
      (output.rows || Number.POSITIVE_INFINITY) - keyPromptLines({ ...question, display }).length,
    async withTerminalReleased(use) {
      keyboard.close();
      try {
        return await use();
      } finally {
        keyboard.open();
      }
    },
    close() {
      removeSignalHandlers();
      keyboard.close();
    },
  };
}
