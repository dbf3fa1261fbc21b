import { UsageError } from '../errors.ts';
import { canPrompt, type World } from '../world.ts';
import { withAlternateScreen } from './with-alternate-screen.ts';

interface Confirmation {
  /** Printed above the question. */
  shown?: string;
  ask: string;
  /** What "yes" does, as in "removes it". */
  yes: string;
}

/**
 * Asks before something is removed; Enter alone leaves it as it is.
 * @param isAgreed whether `--yes` was given, which answers the question
 * @throws UsageError without `--yes` if there is no terminal to ask on
 */
export async function confirm(
  world: World,
  { shown = '', ask, yes }: Confirmation,
  isAgreed = false,
): Promise<boolean> {
  if (isAgreed) return true;
  if (!canPrompt(world))
    throw new UsageError(
      'There is no terminal to ask whether you are sure.',
      'Say it with --yes. Nothing was changed.',
    );
  // What is shown may be the writer's own words, so it must not stay in the terminal's scrollback.
  return withAlternateScreen(world, (prompter) => {
    world.stdout.write(shown);
    return prompter.confirm({ ask, yes, no: 'leaves it as it is' });
  });
}
