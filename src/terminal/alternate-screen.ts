import type { RememberingOutput, ScreenMark } from './remembering-output.ts';
import { CLEAR_ALL } from './terminal-codes.ts';

/** The terminal's alternate screen, which leaves nothing in the scrollback. */
export interface AlternateScreen {
  /** Writes lines. They are rendered again when the window is resized. */
  show(render: () => readonly string[]): void;
  /** The place at which the next line will stand. */
  mark(): ScreenMark;
  /** Removes what stands below a place; does nothing where nothing is redrawn. */
  returnTo(mark: ScreenMark): void;
  /** Clears the screen and continues at its top. */
  restart(): void;
  /** Shows something else on an empty screen while `use` runs, and then what stood there before. */
  aside<Result>(use: () => Promise<Result>): Promise<Result>;
  /** Returns to the normal screen. */
  leave(): void;
  /** Returns to the normal screen and clears it with its scrollback. */
  clear(): void;
}

/**
 * Enters the alternate screen.
 * @param plain do not redraw: output continues on the normal screen
 * @param dumb the terminal knows no control codes: clearing prints empty lines
 */
export function enterAlternateScreen(output: RememberingOutput, plain: boolean, dumb = false): AlternateScreen {
  const show = (render: () => readonly string[]) =>
    output.show(() =>
      render()
        .map((line) => `${line}\n`)
        .join(''),
    );
  const unchanging = {
    show,
    mark: () => 0,
    returnTo() {},
    restart: () => output.write('\n'),
    aside: <Result>(use: () => Promise<Result>) => use(),
    leave() {},
  };
  if (!output.isTerminal) return { ...unchanging, clear() {} };
  if (plain) {
    const clear = () => output.write(dumb ? '\n'.repeat(Math.min(output.height, 100)) : CLEAR_ALL);
    return { ...unchanging, clear };
  }
  output.enterScreen();
  return {
    show,
    mark: () => output.mark(),
    returnTo: (mark) => output.returnTo(mark),
    restart: () => output.restartScreen(),
    aside: (use) => output.aside(use),
    leave: () => output.leaveScreen(),
    clear() {
      output.leaveScreen();
      output.write(CLEAR_ALL);
    },
  };
}
