import type { Cancelled } from '../../errors.ts';
import { Dismissed, WentBack } from '../../errors.ts';
import type { DisplayOptions } from '../../render/display-options.ts';
import type { RememberingOutput } from '../remembering-output.ts';
import type { FittingConfig } from './fitting-prompt.ts';
import { type KeyConfig, keyPrompt } from './key-prompt.ts';
import type { InputMode, Keyboard } from './keyboard/keyboard.ts';
import { ENTER_GOES_ON, LEAVE_CHOICES } from './leave-question.ts';
import type { Question } from './prompter.ts';

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

/** Reasons for which a question is taken from the screen and asked again with what was answered so far. */
const REDRAW = Symbol('redraw');
const ESCAPE = Symbol('Esc');

/** How a question ended that was shown once: with an answer, or to be shown again. */
type Ending<Value> = { value: Value } | typeof REDRAW | typeof ESCAPE;

/** Shows one question at a time below what stands on the screen, and shows it again after each redraw. */
export class PromptRunner {
  readonly #keyboard: Keyboard;
  readonly #output: NodeJS.WriteStream;
  readonly #screen: RememberingOutput;
  readonly #display: DisplayOptions;
  /** Takes the question from the screen that stands there. */
  #shown: AbortController | null = null;

  constructor(keyboard: Keyboard, output: NodeJS.WriteStream, screen: RememberingOutput, display: DisplayOptions) {
    this.#keyboard = keyboard;
    this.#output = output;
    this.#screen = screen;
    this.#display = display;
  }

  /** How many lines of the screen a question may take. */
  room = (): number => this.#screen.height - this.#screen.lineCount;

  /** Draws the screen again, and the question on it. */
  redraw = (): void => {
    this.#screen.redrawScreen();
    this.#stop(REDRAW);
  };

  /**
   * Runs a prompt until it is answered. An answered question stays on the screen if its config has a `name`.
   * @param configure called each time that it is shown: what was answered so far, or the question itself, may have changed
   * @throws Cancelled, Dismissed and WentBack as `Prompter` says
   */
  async run<Value, Config extends Partial<Question>>(
    prompt: Prompt<Value, Config>,
    configure: () => Config,
    { mode = 'keys', askBeforeLeaving = () => configure().askBeforeLeaving }: RunOptions = {},
  ): Promise<Value> {
    const explanation = { isShown: false };
    for (;;) {
      const config = { room: this.room, ...configure(), explanation };
      const ending = await this.#show(prompt, config, mode, () => askBeforeLeaving() !== undefined);
      if (typeof ending === 'object') return ending.value;
      this.#screen.redrawScreen();
      if (ending === REDRAW) continue;
      if (await this.#confirmLeaving(askBeforeLeaving()!)) throw new Dismissed();
      this.#screen.redrawScreen();
    }
  }

  async #show<Value, Config extends Partial<Question> & FittingConfig>(
    prompt: Prompt<Value, Config>,
    config: Config,
    mode: InputMode,
    isEscapeAsked: () => boolean,
  ): Promise<Ending<Value>> {
    const shown = new AbortController();
    this.#shown = shown;
    const answer = prompt(
      {
        ...config,
        goBack: config.canGoBack ? () => this.#stop(new WentBack()) : undefined,
        onDrawn: (lineCount) => this.#makeRoom(lineCount, shown),
      },
      {
        input: this.#keyboard.keys,
        output: this.#output,
        signal: shown.signal,
        clearPromptOnDone: !('name' in config),
      },
    );
    const leave = (reason: Cancelled | Dismissed, isEscape = false) =>
      isEscape && isEscapeAsked() ? this.#stop(ESCAPE) : shown.abort(reason);
    this.#keyboard.listen(mode, leave);
    try {
      const value = await answer;
      if (this.#screen.isHidden) this.#screen.showAgain();
      return { value };
    } catch (error) {
      if (!shown.signal.aborted) throw error;
      const { reason } = shown.signal;
      if (reason === REDRAW || reason === ESCAPE) return reason;
      this.#screen.isHidden = false;
      throw reason;
    } finally {
      this.#shown = null;
      this.#keyboard.stop();
    }
  }

  /** Takes the question from the screen. Keys that come meanwhile wait for the next one. */
  #stop(reason: unknown): void {
    if (this.#shown === null) return;
    this.#keyboard.stop();
    this.#shown.abort(reason);
  }

  /** Hides what stands above a question while both together do not fit on the screen. */
  #makeRoom(lineCount: number, shown: AbortController): void {
    const hides = !this.#screen.hasRoomFor(lineCount);
    if (hides === this.#screen.isHidden) return;
    setImmediate(() => {
      if (this.#shown !== shown) return;
      this.#screen.isHidden = hides;
      this.#stop(REDRAW);
    });
  }

  #confirmLeaving(ask: string): Promise<boolean> {
    const leaveLabel = 'and Esc leave too';
    const config: KeyConfig = {
      ask,
      choices: LEAVE_CHOICES,
      enter: ENTER_GOES_ON,
      leaveLabel,
      display: this.#display,
    };
    return this.run(keyPrompt, () => config) as Promise<boolean>;
  }
}
