import { progressLine } from '../render/progress.ts';
import type { World } from '../world.ts';

/** Work shorter than this, in milliseconds, is over before anybody looks. */
const PATIENCE = 400;
const REDRAW = 100;

export interface Progress {
  /** So many entries more are done. */
  advance: (count: number) => void;
  /** Takes the line off the screen. */
  end: () => void;
}

/** A line on the screen that shows how far long work has come, of a total that is asked for once; nothing where nobody watches. */
export function startProgress(world: World, what: string, total: () => number): Progress {
  let done = 0;
  let drawnAt = 0;
  const begun = world.now().getTime();
  // Asked once: the system takes longer to answer than an entry takes to be brought in.
  const isWatched = world.stderr.isTerminal && !world.display.plain;
  const all = isWatched ? total() : 0;
  return {
    advance(count) {
      done += count;
      if (!isWatched) return;
      const now = world.now().getTime();
      if (now - begun < PATIENCE || now - drawnAt < REDRAW) return;
      drawnAt = now;
      world.stderr.write(`\r${progressLine(what, done, all, world.display.glyphs)}\x1b[K`);
    },
    end() {
      if (drawnAt > 0) world.stderr.write('\r\x1b[K');
      drawnAt = 0;
    },
  };
}
