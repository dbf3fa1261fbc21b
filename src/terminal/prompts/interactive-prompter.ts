import type { ReadStream } from 'node:tty';
import type { createPrompt } from '@inquirer/core';
import { Cancelled } from '../../errors.ts';
import type { DisplayOptions } from '../../render/display-options.ts';
import { onTermination } from '../on-termination.ts';
import { closenessPrompt } from './closeness-prompt.ts';
import { keyPrompt, keyPromptLines, manyPrompt } from './key-prompt.ts';
import { type InputMode, Keyboard } from './keyboard.ts';
import { linePrompt } from './line-prompt.ts';
import type { Prompter } from './prompter.ts';

type Prompt<Value, Config> = ReturnType<typeof createPrompt<Value, Config>>;

const PASTE_MODE = { on: '\x1b[?2004h', off: '\x1b[?2004l' };

/** The evening's questions in a terminal that can redraw. */
export function createInteractivePrompter(
  input: ReadStream,
  output: NodeJS.WriteStream,
  look: DisplayOptions,
): Prompter {
  const keyboard = new Keyboard(input);
  keyboard.open();
  const stopHearing = onTermination((signal) => keyboard.end(new Cancelled('', signal)));

  const put = async <Value, Config extends object>(
    prompt: Prompt<Value, Config>,
    config: Config,
    takes: InputMode,
    paste?: (text: string) => void,
  ): Promise<Value> => {
    const left = new AbortController();
    const answer = prompt(config, {
      input: keyboard.keys,
      output,
      signal: left.signal,
      clearPromptOnDone: !('name' in config),
    });
    keyboard.listen(takes, (reason) => left.abort(reason), paste);
    try {
      return await answer;
    } catch (error) {
      throw left.signal.aborted ? left.signal.reason : error;
    } finally {
      keyboard.stop();
    }
  };

  return {
    closeness: (question) => put(closenessPrompt, { ...question, look }, 'keys') as Promise<never>,
    key: (question) => put(keyPrompt, { ...question, look }, 'keys') as Promise<never>,
    many: (question) => put(manyPrompt, { ...question, look }, 'keys') as Promise<never>,
    async line(question) {
      let typed = question.initial ?? '';
      let takePaste = (_: string) => {};
      output.write(PASTE_MODE.on);
      try {
        const config = {
          ...question,
          look,
          typed: (text: string) => (typed = text),
          onPaste: (take: (text: string) => void) => {
            takePaste = take;
          },
        };
        return await put(linePrompt, config, 'text', (text) => takePaste(text));
      } catch (error) {
        question.onLeave?.(typed);
        throw error;
      } finally {
        output.write(PASTE_MODE.off);
      }
    },
    linesAbove: (question) => (output.rows || Number.POSITIVE_INFINITY) - keyPromptLines({ ...question, look }).length,
    async withTerminalReleased(run) {
      keyboard.close();
      try {
        return await run();
      } finally {
        keyboard.open();
      }
    },
    close() {
      stopHearing();
      keyboard.close();
    },
  };
}
