import type { ReadStream } from 'node:tty';
import type { Closeness } from '../../domain/scale.ts';
import type { DisplayOptions } from '../../render/display-options.ts';
import type { RememberingOutput } from '../remembering-output.ts';
import { closenessPrompt } from './closeness-prompt.ts';
import { type KeyConfig, keyPrompt, keyPromptLines, manyPrompt } from './key-prompt.ts';
import { RawTerminal } from './keyboard/raw-terminal.ts';
import { LEAVE_TYPED } from './leave-question.ts';
import { type LineConfig, linePrompt } from './line-prompt.ts';
import { PromptRunner } from './prompt-runner.ts';
import type { ClosenessQuestion, KeyQuestion, LineQuestion, ManyQuestion, Prompter } from './prompter.ts';
import type { TypedText } from './typed-text.ts';

/** What every question needs beside itself. */
interface Asking {
  runner: PromptRunner;
  /** The part of each config that is not the question. */
  shared: { display: DisplayOptions; appendLine: (line: () => string) => void };
}

/** Milliseconds without a key after which a text that is being typed is handed over. */
const PAUSE_MS = 2000;

/**
 * Asks questions in a terminal that can redraw. Puts the terminal into raw mode until `close`.
 * @param screen remembers what stands above the question
 */
export function createInteractivePrompter(
  input: ReadStream,
  output: NodeJS.WriteStream,
  display: DisplayOptions,
  screen: RememberingOutput,
): Prompter {
  const terminal = new RawTerminal(input, output, screen, () => runner.redraw());
  const runner = new PromptRunner(terminal.keyboard, output, screen, display);
  const appendLine = (line: () => string) => screen.append(() => `${line()}\n`);
  const asking: Asking = { runner, shared: { display, appendLine } };
  terminal.take();
  return {
    closeness: (question) => askForCloseness(question, asking) as Promise<never>,
    key: (question, resized = () => question) => askByKey(resized, asking) as Promise<never>,
    many: (question) => askForMany(question, asking) as Promise<never>,
    line: (question) => askForLine(question, asking),
    async confirm(question) {
      const { confirmPrompt } = await import('./confirm-prompt.ts');
      return runner.run(confirmPrompt, () => ({ ...question, display }));
    },
    linesAbove: (question) => screen.height - keyPromptLines({ ...question, display }).length,
    async withTerminalReleased(use) {
      terminal.release();
      try {
        return await use();
      } finally {
        terminal.take();
        // An editor has left the alternate screen.
        screen.redrawScreen();
      }
    },
    close: () => terminal.close(),
  };
}

function askForCloseness(question: ClosenessQuestion<unknown>, { runner, shared }: Asking): Promise<unknown> {
  const { initial = null, ...unanswered } = question;
  let picked: Closeness | null = initial;
  const onPick = (number: Closeness | null) => {
    picked = number;
    question.onPick?.(number);
  };
  return runner.run(closenessPrompt, () => ({
    ...unanswered,
    ...(picked !== null && { initial: picked }),
    ...shared,
    onPick,
  }));
}

function askByKey<Value>(resized: () => KeyQuestion<Value>, { runner, shared }: Asking): Promise<unknown> {
  let isCleared = false;
  const onClear = () => {
    isCleared = true;
  };
  const configure = () => {
    const { enter, enterWhenCleared, ...asked } = resized();
    const kept = isCleared && enterWhenCleared ? enterWhenCleared : enter;
    return { ...asked, enter: kept, enterWhenCleared, ...shared, onClear } as KeyConfig;
  };
  return runner.run(keyPrompt, configure);
}

function askForMany<Value>(question: ManyQuestion<Value>, { runner, shared }: Asking): Promise<unknown> {
  let picked = question.initial ?? [];
  const onPick = (values: readonly unknown[]) => {
    picked = values as readonly Value[];
    question.onPick?.(picked);
  };
  return runner.run(manyPrompt, () => ({ ...question, initial: picked, ...shared, onPick }));
}

async function askForLine(question: LineQuestion, { runner, shared }: Asking): Promise<string> {
  let typed: TypedText | undefined;
  let pause: NodeJS.Timeout | undefined;
  const typedText = () => typed?.text ?? question.initial ?? '';
  const onChange = (changed: TypedText) => {
    typed = changed;
    clearTimeout(pause);
    pause = setTimeout(() => question.onPause?.(changed.text), PAUSE_MS);
  };
  const config: LineConfig = { ...question, ...shared, room: runner.room, onChange };
  try {
    return await runner.run(linePrompt, () => ({ ...config, ...(typed && { typed }) }), {
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
}
