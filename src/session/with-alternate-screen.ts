import { Dismissed } from '../errors.ts';
import type { AlternateScreen } from '../terminal/alternate-screen.ts';
import type { Prompter } from '../terminal/prompts/prompter.ts';
import type { World } from '../world.ts';

/** Runs `use` with prompts on the alternate screen, and leaves that screen whatever happens. A dismissal clears it. */
export async function withAlternateScreen<Result>(
  world: World,
  use: (prompter: Prompter, screen: AlternateScreen) => Promise<Result>,
): Promise<Result> {
  // The prompter registers the signal handlers, so it is opened before the alternate screen is entered.
  const prompter = await world.openPrompter();
  const screen = world.enterScreen();
  try {
    return await use(prompter, screen);
  } catch (error) {
    if (error instanceof Dismissed) screen.clear();
    throw error;
  } finally {
    prompter.close();
    screen.leave();
  }
}
