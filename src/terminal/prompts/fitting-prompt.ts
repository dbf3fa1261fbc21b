import { createPrompt, useState } from '@inquirer/core';

/** What a question and the prompter tell each other about the screen. */
export interface FittingConfig {
  /** How many lines of the screen the question may take. */
  room?: () => number;
  /** Receives how many lines the question takes, each time that it is drawn. */
  onDrawn?: (lineCount: number) => void;
  /** Keeps, while the question is redrawn, whether its explanation is shown. */
  explanation?: { isShown: boolean };
}

type View<Value, Config> = Parameters<typeof createPrompt<Value, Config>>[0];

/** A prompt that tells how many lines it takes, so that the prompter can make room for it. */
export function createFittingPrompt<Value, Config extends FittingConfig>(view: View<Value, Config>) {
  return createPrompt<Value, Config>((config, done) => {
    const shown = view(config, done);
    const parts = typeof shown === 'string' ? [shown] : shown;
    config.onDrawn?.(parts.reduce((count, part) => count + (part ?? '').split('\n').length, 0));
    return shown;
  });
}

/** Whether the explanation is shown, and what shows it or hides it again. */
export function useHelp({ explanation }: FittingConfig): [isShown: boolean, toggle: () => void] {
  const [isShown, setShown] = useState(explanation?.isShown ?? false);
  const toggle = () => {
    setShown(!isShown);
    if (explanation) explanation.isShown = !isShown;
  };
  return [isShown, toggle];
}

/** A question with lines above it for a while. Its last lines make room for them where there is none. */
export function linesBelow(above: readonly string[], lines: readonly string[], { room }: FittingConfig): string[] {
  if (above.length === 0) return [...lines];
  return [...above, ...lines.slice(0, Math.max(1, (room?.() ?? Number.POSITIVE_INFINITY) - above.length))];
}
