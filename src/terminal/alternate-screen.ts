import type { Output } from './output.ts';

/** A second screen that keeps nothing in the scrollback, where there is one. */
export interface AlternateScreen {
  /** Empties the screen and starts again at its top. */
  restart(): void;
  /** Goes back to the screen there was before. */
  leave(): void;
  /** Leaves, and clears that screen and its scrollback too. */
  clear(): void;
}

const ENTER = '\x1b[?1049h\x1b[2J\x1b[H';
const RESTART = '\x1b[2J\x1b[H';
const LEAVE = '\x1b[?25h\x1b[?1049l';
const CLEAR = '\x1b[2J\x1b[3J\x1b[H';

/**
 * @param plain where nothing may be redrawn: then the evening runs on down the page
 * @param dumb where no code is understood: what is to be cleared is pushed off the screen
 */
export function enterAlternateScreen(output: Output, plain: boolean, dumb = false): AlternateScreen {
  if (!output.isTerminal) return { restart: () => output.write('\n'), leave() {}, clear() {} };
  if (plain) {
    const clear = () => output.write(dumb ? '\n'.repeat(Math.min(output.height, 100)) : CLEAR);
    return { restart: () => output.write('\n'), leave() {}, clear };
  }
  output.write(ENTER);
  let away = false;
  const leave = () => {
    if (!away) output.write(LEAVE);
    away = true;
  };
  return {
    restart: () => output.write(RESTART),
    leave,
    clear() {
      leave();
      output.write(CLEAR);
    },
  };
}
