import type { ReadStream } from 'node:tty';
import type { Closeness } from '../../domain/scale.ts';
import { Cancelled, Dismissed, WentBack } from '../../errors.ts';
import type { DisplayOptions } from '../../render/display-options.ts';
import { onSuspension } from '../on-suspension.ts';
import { onInterrupt, onTermination } from '../on-termination.ts';
import type { RememberingOutput } from '../remembering-output.ts';
import { PASTE_MARKS } from '../terminal-codes.ts';
import { type ClosenessConfig, closenessPrompt } from './closeness-prompt.ts';
import { type KeyConfig, keyPrompt, keyPromptLines, type ManyConfig, manyPrompt } from './key-prompt.ts';
import { type InputMode, Keyboard } from './keyboard/keyboard.ts';
import { ENTER_GOES_ON, LEAVE_CHOICES, LEAVE_TYPED } from './leave-question.ts';
import { type LineConfig, linePrompt } from './line-prompt.ts';
import type { Prompter, Question } from './prompter.ts';
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

interface RunOptions {
  mode?: InputMode;
  /** What Esc asks before it leaves, if it asks. */
  askBeforeLeaving?: () => string | undefined;
}

/** Milliseconds without a key after which a text that is being typed is handed over. */
const PAUSE_MS = 2000;

/** Reasons for which a question is taken from the screen and asked again with what was answered so far. */
const REDRAW = Symbol('redraw');
const ESCAPE = Symbol('Esc');

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
  const redraw = () => {
    screen.redrawScreen();
    redrawQuestion();
  };
  let suspend = () => {};
  const keyboard = new Keyboard(input, () => suspend());
  let release = () => {};

  const takeTerminal = () => {
    keyboard.open();
    output.write(PASTE_MARKS.on);
    const removeInterruptHandler = onInterrupt((signal) => keyboard.end(new Cancelled('', signal)));
    const suspension = onSuspension({
      stop() {
        output.write(PASTE_MARKS.off);
        screen.hideScreen();
        keyboard.close();
      },
      goOn() {
        // The shell has given the terminal its own mode, of which the stream knows nothing.
        keyboard.close();
        keyboard.open();
        output.write(PASTE_MARKS.on);
        redraw();
      },
    });
    suspend = suspension.suspend;
    output.on('resize', redraw);
    release = () => {
      output.off('resize', redraw);
      suspension.remove();
      removeInterruptHandler();
      output.write(PASTE_MARKS.off);
      keyboard.close();
    };
  };
  takeTerminal();
  const removeSignalHandlers = onTermination((signal) => keyboard.end(new Cancelled('', signal)));

  const room = () => screen.height - screen.lineCount;

  /**
   * Runs a prompt, once more after each redraw. An answered question stays on the screen if its config has a `name`.
   * @param configure called each time that it is asked: what was answered so far, or the question itself, may have changed
   */
  const run = async <Value, Config extends Partial<Question>>(
    prompt: Prompt<Value, Config>,
    configure: () => Config,
    { mode = 'keys', askBeforeLeaving = () => configure().askBeforeLeaving }: RunOptions = {},
  ): Promise<Value> => {
    const explanation = { isShown: false };
    for (;;) {
      let isAsked = true;
      // What stands above the question is hidden while both together do not fit on the screen.
      const onDrawn = (lineCount: number) => {
        const hides = !screen.hasRoomFor(lineCount);
        if (hides === screen.isHidden) return;
        setImmediate(() => {
          if (!isAsked) return;
          screen.isHidden = hides;
          redrawQuestion();
        });
      };
      const abort = new AbortController();
      const stop = (reason: unknown) => {
        // Keys that come meanwhile wait for the next question.
        keyboard.stop();
        abort.abort(reason);
      };
      const config = configure();
      const goBack = config.canGoBack ? () => stop(new WentBack()) : undefined;
      const answer = prompt(
        { room, ...config, goBack, onDrawn, explanation },
        { input: keyboard.keys, output, signal: abort.signal, clearPromptOnDone: !('name' in config) },
      );
      redrawQuestion = () => stop(REDRAW);
      const leave = (reason: Cancelled | Dismissed, isEscape = false) =>
        isEscape && askBeforeLeaving() !== undefined ? stop(ESCAPE) : abort.abort(reason);
      keyboard.listen(mode, leave);
      try {
        const value = await answer;
        if (screen.isHidden) screen.showAgain();
        return value;
      } catch (error) {
        if (!abort.signal.aborted) throw error;
        const { reason } = abort.signal;
        if (reason !== REDRAW && reason !== ESCAPE) {
          screen.isHidden = false;
          throw reason;
        }
      } finally {
        isAsked = false;
        redrawQuestion = () => {};
        keyboard.stop();
      }
      screen.redrawScreen();
      if (abort.signal.reason !== ESCAPE) continue;
      if (await confirmLeaving(askBeforeLeaving()!)) throw new Dismissed();
      screen.redrawScreen();
    }
  };
  const remember = (line: () => string) => screen.remember(() => `${line()}\n`);
  const confirmLeaving = (ask: string) => {
    const leaveLabel = 'and Esc leave too';
    const config: KeyConfig = { ask, choices: LEAVE_CHOICES, enter: ENTER_GOES_ON, leaveLabel, display };
    return run(keyPrompt, () => config) as Promise<boolean>;
  };

  return {
    closeness(question) {
      let picked = question.initial ?? null;
      const onPick = (number: Closeness | null) => {
        picked = number;
        question.onPick?.(number);
      };
      const { initial: _, ...unanswered } = question;
      const configure = (): ClosenessConfig => {
        return { ...unanswered, ...(picked !== null && { initial: picked }), display, onPick, remember };
      };
      return run(closenessPrompt, configure) as Promise<never>;
    },
    key(question, resized = () => question) {
      let isCleared = false;
      const onClear = () => {
        isCleared = true;
      };
      const configure = () => {
        const { enter, enterWhenCleared, ...asked } = resized();
        const kept = isCleared && enterWhenCleared ? enterWhenCleared : enter;
        return { ...asked, enter: kept, enterWhenCleared, display, onClear, remember } as KeyConfig;
      };
      return run(keyPrompt, configure) as Promise<never>;
    },
    many(question) {
      let picked: readonly unknown[] = question.initial ?? [];
      const onPick = (values: readonly unknown[]) => {
        picked = values;
        question.onPick?.(values as never);
      };
      const configure = () => ({ ...question, initial: picked, display, onPick, remember }) as ManyConfig;
      return run(manyPrompt, configure) as Promise<never>;
    },
    async line(question) {
      let typed: TypedText | undefined;
      const typedText = () => typed?.text ?? question.initial ?? '';
      let pause: NodeJS.Timeout | undefined;
      const config: LineConfig = {
        ...question,
        display,
        remember,
        room,
        onChange: (changed: TypedText) => {
          typed = changed;
          clearTimeout(pause);
          pause = setTimeout(() => question.onPause?.(changed.text), PAUSE_MS);
        },
      };
      try {
        return await run(linePrompt, () => ({ ...config, ...(typed && { typed }) }), {
          mode: 'text',
          askBeforeLeaving: () =>
            question.askBeforeLeaving ?? (question.onLeave && typedText().trim() !== '' ? LEAVE_TYPED : undefined),
        });
      } catch (error) {
        question.onLeave?.(typedText());
        throw error;
      } finally {
        clearTimeout(pause);
      }
    },
    async confirm(question) {
      const { confirmPrompt } = await import('./confirm-prompt.ts');
      return run(confirmPrompt, () => ({ ...question, display }));
    },
    linesAbove: (question) => screen.height - keyPromptLines({ ...question, display }).length,
    async withTerminalReleased(use) {
      release();
      try {
        return await use();
      } finally {
        takeTerminal();
        // An editor has left the alternate screen.
        screen.redrawScreen();
      }
    },
    close() {
      removeSignalHandlers();
      release();
    },
  };
}
