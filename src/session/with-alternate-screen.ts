import { Left } from '../errors.ts';
import type { Ask } from '../terminal/questions.ts';
import type { Screen } from '../terminal/screen.ts';
import type { World } from '../world.ts';

/** Lets `use` ask on a screen that keeps nothing, and leaves it whatever happens; cleared when the writer asks for that. */
export async function onScreen<Result>(
  world: World,
  use: (ask: Ask, screen: Screen) => Promise<Result>,
): Promise<Result> {
  // Whoever asks hears first when the program is told to end: the screen is never left behind.
  const ask = await world.ask();
  const screen = world.screen();
  try {
    return await use(ask, screen);
  } catch (error) {
    if (error instanceof Left) screen.clear();
    throw error;
  } finally {
    ask.close();
    screen.leave();
  }
}
