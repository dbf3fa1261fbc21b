import { progressLine } from '../render/progress.ts';
import type { World } from '../world.ts';

/** Nothing is shown for work that takes less than this. */
const DELAY_MS = 400;
const REDRAW_INTERVAL_MS = 100;

/** A progress line on standard error, counted in entries. Draws nothing unless standard error is a terminal without `--plain`. */
export class Progress {
  readonly #world: World;
  readonly #label: string;
  readonly #total: number;
  readonly #isShown: boolean;
  readonly #startedAt: number;
  #drawnAt: number | null = null;
  #done = 0;

  /** @param total called only if the line may be shown, since counting can take a query */
  constructor(world: World, label: string, total: () => number) {
    this.#world = world;
    this.#label = label;
    this.#isShown = world.stderr.isTerminal && !world.display.plain;
    this.#total = this.#isShown ? total() : 0;
    this.#startedAt = world.now().getTime();
  }

  /** How many entries are done. */
  get done(): number {
    return this.#done;
  }

  /** Counts entries as done, and redraws the line if that is due. */
  advance(count: number): void {
    this.#done += count;
    if (!this.#isShown) return;
    const now = this.#world.now().getTime();
    if (now - this.#startedAt < DELAY_MS) return;
    if (this.#drawnAt !== null && now - this.#drawnAt < REDRAW_INTERVAL_MS) return;
    this.#drawnAt = now;
    const line = progressLine(this.#label, this.#done, this.#total, this.#world.display.glyphs);
    this.#world.stderr.write(`\r${line}\x1b[K`);
  }

  /** Erases the line if it was drawn. */
  clear(): void {
    if (this.#drawnAt !== null) this.#world.stderr.write('\r\x1b[K');
    this.#drawnAt = null;
  }
}
