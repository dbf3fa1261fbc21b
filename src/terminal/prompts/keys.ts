import type { KeypressEvent } from '@inquirer/core';
import type { DisplayOptions } from '../../render/display-options.ts';
import { displayWidth, wrap } from '../../render/text.ts';

/** Hides the cursor while a question waits for a single key. Inquirer shows it again at the end of each question. */
export const HIDE_CURSOR = '\x1b[?25l';
export const SHOW_CURSOR = '\x1b[?25h';

/** Says how to go back to the question before. */
export const BACK_HINT = 'Backspace goes back';

/** The character that a key press typed, or the name of a key that types none. */
export function typedKey(key: KeypressEvent): string {
  return (key as { sequence?: string }).sequence ?? key.name;
}

/** Whether a key goes back to the question before, where it does nothing else. */
export function isBackKey(key: KeypressEvent): boolean {
  return isOneOf(key, ['backspace', 'left', 'up']);
}

/** Whether a key clears an answer, where it is no answer itself. */
export function isClearKey(key: KeypressEvent): boolean {
  return isOneOf(key, ['delete']) || typedKey(key) === '-';
}

/** Whether a key is one of these, pressed without Ctrl, Alt or Shift. */
export function isOneOf(key: KeypressEvent, names: readonly string[]): boolean {
  const { name, ctrl, meta, shift } = key as KeypressEvent & { meta?: boolean; shift?: boolean };
  return names.includes(name) && !ctrl && !meta && !shift;
}

/** Key hints, several on a line as far as they fit; nulls are left out. */
export function keyHintLines(hints: readonly (string | null)[], display: DisplayOptions): string[] {
  const lines: string[] = [];
  for (const hint of hints) {
    if (hint === null) continue;
    const last = lines.at(-1);
    const joined = last === undefined ? null : `${last}   ${hint}`;
    if (joined !== null && displayWidth(joined) < Math.min(display.width, 80)) lines[lines.length - 1] = joined;
    else lines.push(...wrap(hint, display.width, '  '));
  }
  return lines.map((line) => display.theme.quiet(line));
}
