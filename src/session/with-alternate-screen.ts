import { Dismissed } from '../errors.ts';
import type { AlternateScreen } from '../terminal/alternate-screen.ts';
import type { Prompter } from '../terminal/prompts/prompter.ts';
import type { World } from '../world.ts';

/** Lets `use` ask on a screen that keeps nothing, and leaves it whatever happens; cleared when the writer asks for that. */
export async function withAlternateScreen<Result>(
  world: World,
  use: (ask: Prompter, screen: AlternateScreen) => Promise<Result>,
): Promise<Result> {
  // Whoever asks hears first when the program is told to end: the screen is never left behind.
  const ask = await world.openPrompter();
  const screen = world.enterScreen();
  try {
    return await use(ask, screen);
  } catch (error) {
    if (error instanceof Dismissed) screen.clear();
    throw error;
  } finally {
    ask.close();
    screen.leave();
  }
}
