import { UsageError } from '../errors.ts';
import type { World } from '../world.ts';
import { withAlternateScreen } from './with-alternate-screen.ts';

interface Question {
  /** What is to be seen before the question. */
  shown?: string;
  ask: string;
  /** What `y` does, in a word. */
  yes: string;
}

/**
 * Asks before something is taken away; Enter leaves it as it is. `isAgreed`: --yes stood on the command line.
 * @throws UsageError without --yes where nobody can be asked
 */
export async function confirm(world: World, question: Question, isAgreed = false): Promise<boolean> {
  if (isAgreed) return true;
  if (!world.stdin.isTerminal || !world.stdout.isTerminal)
    throw new UsageError(
      'There is no terminal to ask whether you are sure.',
      'Say it with --yes. Nothing was changed.',
    );
  // What is shown is the writer's own: it stands on a screen that keeps nothing, as in the evening.
  return withAlternateScreen(world, (ask) => {
    world.stdout.write(question.shown ?? '');
    return ask.key({
      ask: question.ask,
      choices: [{ key: 'y', value: true, label: question.yes }],
      enter: { value: false, label: 'leaves it as it is' },
    });
  });
}
