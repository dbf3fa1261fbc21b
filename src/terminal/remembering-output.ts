import type { Output } from './output.ts';
import { CLEAR_SCREEN, ENTER_SCREEN, LEAVE_SCREEN } from './terminal-codes.ts';

/** A place on the screen: how many blocks stand above it. */
export type ScreenMark = number;

/** An output that remembers what stands on the alternate screen, so that it can be drawn again. */
export class RememberingOutput implements Output {
  readonly #output: Output;
  /** The blocks that were written since the alternate screen was entered or cleared; null on the normal screen. */
  #shown: (() => string)[] | null = null;

  /** Whether what was written is off the screen for a while, to make room for a question. */
  isHidden = false;

  constructor(output: Output) {
    this.#output = output;
  }

  get isTerminal(): boolean {
    return this.#output.isTerminal;
  }

  get width(): number {
    return this.#output.width;
  }

  get height(): number {
    return this.#output.height;
  }

  /** The lines that stand on the alternate screen; 0 on the normal screen. */
  get lineCount(): number {
    return this.isHidden ? 0 : this.#allLineCount;
  }

  get #allLineCount(): number {
    const shown = (this.#shown ?? []).map((render) => render()).join('');
    return shown.split('\n').length - 1;
  }

  /** Whether the screen has room for so many lines below all that was written, also where that is hidden. */
  hasRoomFor(lines: number): boolean {
    return this.#allLineCount + lines <= this.height;
  }

  write(text: string): void {
    this.show(() => text);
  }

  /** Writes a block of text. It is rendered again whenever the screen is redrawn, so that it fits a resized window. */
  show(render: () => string): void {
    this.append(render);
    this.#output.write(render());
  }

  /** Adds what was written to the terminal by other means: the line to which an answered question shrinks. */
  append(render: () => string): void {
    this.#shown?.push(render);
  }

  /** The place at which the next block will stand. */
  mark(): ScreenMark {
    return this.#shown?.length ?? 0;
  }

  /** Removes what stands below a place from the alternate screen. */
  returnTo(mark: ScreenMark): void {
    this.#shown?.splice(mark);
    this.showAgain();
  }

  /** Shows what was hidden. */
  showAgain(): void {
    this.isHidden = false;
    this.redrawScreen();
  }

  /** Shows something else on an empty screen while `use` runs, and then what stood there before. */
  async aside<Result>(use: () => Promise<Result>): Promise<Result> {
    const shown = this.#shown;
    if (shown === null) return use();
    this.restartScreen();
    try {
      return await use();
    } finally {
      this.#shown = shown;
      this.showAgain();
    }
  }

  enterScreen(): void {
    this.isHidden = false;
    this.#shown = [];
    this.#output.write(ENTER_SCREEN);
  }

  restartScreen(): void {
    this.isHidden = false;
    this.#shown = [];
    this.#output.write(CLEAR_SCREEN);
  }

  /** Returns to the normal screen, for good. */
  leaveScreen(): void {
    this.hideScreen();
    this.#shown = null;
  }

  /** Returns to the normal screen until `redrawScreen`. */
  hideScreen(): void {
    if (this.#shown !== null) this.#output.write(LEAVE_SCREEN);
  }

  /** Enters the alternate screen again and draws what stood on it. Does nothing on the normal screen. */
  redrawScreen(): void {
    if (this.#shown === null) return;
    this.#output.write(ENTER_SCREEN + (this.isHidden ? '' : this.#shown.map((render) => render()).join('')));
  }
}
