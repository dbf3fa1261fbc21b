import type { RememberingOutput } from './remembering-output.ts';

/** The terminal's alternate screen, which leaves nothing in the scrollback. */
export interface AlternateScreen {
  /** Clears the screen and continues at its top. */
  restart(): void;
  /** Returns to the normal screen. */
  leave(): void;
  /** Returns to the normal screen and clears it with its scrollback. */
  clear(): void;
}

const CLEAR = '\x1b[2J\x1b[3J\x1b[H';

/**
 * Enters the alternate screen.
 * @param plain do not redraw: output continues on the normal screen
 * @param dumb the terminal knows no control codes: clearing prints empty lines
 */
export function enterAlternateScreen(output: RememberingOutput, plain: boolean, dumb = false): AlternateScreen {
  if (!output.isTerminal) return { restart: () => output.write('\n'), leave() {}, clear() {} };
  if (plain) {
    const clear = () => output.write(dumb ? '\n'.repeat(Math.min(output.height, 100)) : CLEAR);
    return { restart: () => output.write('\n'), leave() {}, clear };
  }
  output.enterScreen();
  return {
    restart: () => output.restartScreen(),
    leave: () => output.leaveScreen(),
    clear() {
      output.leaveScreen();
      output.write(CLEAR);
    },
  };
}
