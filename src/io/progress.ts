import { progressLine } from '../render/progress.ts';
import type { World } from '../world.ts';

/** Nothing is shown for work that takes less than this. */
const DELAY_MS = 1000;
const REDRAW_INTERVAL_MS = 100;

/** A progress line on standard error. Draws nothing unless standard error is a terminal without `--plain`. */
export class Progress {
  readonly #world: World;
  readonly #label: string;
  readonly #total: number;
  readonly #unit: string;
  readonly #isShown: boolean;
  readonly #startedAt: number;
  #drawnAt: number | null = null;
  #done = 0;

  /**
   * @param total called only if the line may be shown, since counting can take a query
   * @param unit what is counted, as it stands behind the total; '' if the label says it
   */
  constructor(world: World, label: string, total: () => number, unit = '') {
    this.#world = world;
    this.#label = label;
    this.#isShown = world.stderr.isTerminal && !world.display.plain;
    this.#total = this.#isShown ? total() : 0;
    this.#unit = unit;
    this.#startedAt = world.now().getTime();
  }

  /** How many are done. */
  get done(): number {
    return this.#done;
  }

  /** Says at once what begins, until it can be told how much of it is done. */
  announce(): void {
    if (!this.#isShown) return;
    this.#drawnAt = this.#world.now().getTime();
    this.#world.stderr.write(`\r${this.#label} ${this.#total} ${this.#unit} ...\x1b[K`);
  }

  /** Counts more as done, and redraws the line if that is due. */
  advance(count: number): void {
    this.#done += count;
    this.#redraw();
  }

  /** Counts this share of the total as done, from 0 to 1, and redraws the line if that is due. It never goes back. */
  reach(share: number): void {
    this.#done = Math.max(this.#done, Math.floor(this.#total * share));
    if (this.#done > 0) this.#redraw();
  }

  /** Erases the line if it was drawn. */
  clear(): void {
    if (this.#drawnAt !== null) this.#world.stderr.write('\r\x1b[K');
    this.#drawnAt = null;
  }

  #redraw(): void {
    if (!this.#isShown) return;
    const now = this.#world.now().getTime();
    if (now - this.#startedAt < DELAY_MS) return;
    if (this.#drawnAt !== null && now - this.#drawnAt < REDRAW_INTERVAL_MS) return;
    this.#drawnAt = now;
    const { stderr, display } = this.#world;
    const state = { label: this.#label, done: this.#done, total: this.#total, unit: this.#unit };
    stderr.write(`\r${progressLine(state, stderr.width, display.glyphs)}\x1b[K`);
  }
}
