import type { ReadStream } from 'node:tty';
import type { Closeness } from '../../domain/scale.ts';
import { Cancelled } from '../../errors.ts';
import type { DisplayOptions } from '../../render/display-options.ts';
import { onSuspension } from '../on-suspension.ts';
import { onInterrupt, onTermination } from '../on-termination.ts';
import type { RememberingOutput } from '../remembering-output.ts';
import { type ClosenessConfig, closenessPrompt } from './closeness-prompt.ts';
import { keyPrompt, keyPromptLines, type ManyConfig, manyPrompt } from './key-prompt.ts';
import { type InputMode, Keyboard } from './keyboard.ts';
import { type LineConfig, linePrompt } from './line-prompt.ts';
import type { Prompter } from './prompter.ts';
import type { TypedText } from './typed-text.ts';

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

/** Rows of a terminal that does not tell its size. */
const DEFAULT_ROWS = 24;

/** Milliseconds without a key after which a text that is being typed is handed over. */
const PAUSE_MS = 2000;

/** The reason for which a question is taken from the screen and asked again with what was answered so far. */
const REDRAW = Symbol('redraw');

/**
 * Asks questions in a terminal that can redraw. Puts the terminal into raw mode until `close`. When the program is
 * stopped, the terminal gets its mode and its screen back; when it goes on, both are taken again.
 * @param screen remembers what stands above the question
 */
export function createInteractivePrompter(
  input: ReadStream,
  output: NodeJS.WriteStream,
  display: DisplayOptions,
  screen: RememberingOutput,
): Prompter {
  let redrawQuestion = () => {};
  let suspend = () => {};
  const keyboard = new Keyboard(input, () => suspend());
  let release = () => {};

  const takeTerminal = () => {
    keyboard.open();
    output.write(BRACKETED_PASTE.on);
    const removeInterruptHandler = onInterrupt((signal) => keyboard.end(new Cancelled('', signal)));
    const suspension = onSuspension({
      stop() {
        output.write(BRACKETED_PASTE.off);
        screen.hideScreen();
        keyboard.close();
      },
      goOn() {
        // The shell has given the terminal its own mode, of which the stream knows nothing.
        keyboard.close();
        keyboard.open();
        output.write(BRACKETED_PASTE.on);
        screen.redrawScreen();
        redrawQuestion();
      },
    });
    suspend = suspension.suspend;
    release = () => {
      suspension.remove();
      removeInterruptHandler();
      output.write(BRACKETED_PASTE.off);
      keyboard.close();
    };
  };
  takeTerminal();
  const removeSignalHandlers = onTermination((signal) => keyboard.end(new Cancelled('', signal)));

  /**
   * Runs a prompt, once more after each redraw. An answered question stays on the screen if its config has a `name`.
   * @param answered the part of the config that holds what was answered so far
   */
  const run = async <Value, Config extends object>(
    prompt: Prompt<Value, Config>,
    config: Config,
    mode: InputMode,
    answered: () => Partial<Config> = () => ({}),
  ): Promise<Value> => {
    for (let asked = config; ; asked = { ...config, ...answered() }) {
      const abort = new AbortController();
      const answer = prompt(asked, {
        input: keyboard.keys,
        output,
        signal: abort.signal,
        clearPromptOnDone: !('name' in config),
      });
      redrawQuestion = () => {
        // Keys that come meanwhile wait for the question to be asked again.
        keyboard.stop();
        abort.abort(REDRAW);
      };
      keyboard.listen(mode, (reason) => abort.abort(reason));
      try {
        return await answer;
      } catch (error) {
        if (abort.signal.reason !== REDRAW) throw abort.signal.aborted ? abort.signal.reason : error;
        screen.redrawScreen();
      } finally {
        redrawQuestion = () => {};
        keyboard.stop();
      }
    }
  };
  const remember = (line: string) => screen.remember(`${line}\n`);

  return {
    closeness(question) {
      let picked = question.initial;
      const onPick = (number: Closeness) => {
        picked = number;
      };
      const answered = () => (picked === undefined ? {} : { initial: picked });
      const config: ClosenessConfig = { ...question, display, onPick, remember };
      return run(closenessPrompt, config, 'keys', answered) as Promise<never>;
    },
    key: (question) => run(keyPrompt, { ...question, display, remember }, 'keys') as Promise<never>,
    many(question) {
      let picked: readonly unknown[] | undefined = question.initial;
      const onPick = (values: readonly unknown[]) => {
        picked = values;
      };
      const answered = () => (picked === undefined ? {} : { initial: picked });
      const config: ManyConfig = { ...question, display, onPick, remember };
      return run(manyPrompt, config, 'keys', answered) as Promise<never>;
    },
    async line(question) {
      let typed: TypedText | undefined;
      let pause: NodeJS.Timeout | undefined;
      const config: LineConfig = {
        ...question,
        display,
        remember,
        room: () => (output.rows || DEFAULT_ROWS) - screen.lineCount,
        onChange: (changed: TypedText) => {
          typed = changed;
          clearTimeout(pause);
          pause = setTimeout(() => question.onPause?.(changed.text), PAUSE_MS);
        },
      };
      try {
        return await run(linePrompt, config, 'text', () => (typed ? { typed } : {}));
      } catch (error) {
        question.onLeave?.(typed?.text ?? question.initial ?? '');
        throw error;
      } finally {
        clearTimeout(pause);
      }
    },
    async confirm(question) {
      const { confirmPrompt } = await import('./confirm-prompt.ts');
      return run(confirmPrompt, { ...question, display }, 'keys');
    },
    linesAbove: (question) =>
      (output.rows || Number.POSITIVE_INFINITY) - keyPromptLines({ ...question, display }).length,
    async withTerminalReleased(use) {
      release();
      try {
        return await use();
      } finally {
        takeTerminal();
      }
    },
    close() {
      removeSignalHandlers();
      release();
    },
  };
}
