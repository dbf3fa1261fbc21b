import { UsageError } from '../errors.ts';
import type { World } from '../world.ts';
import { onScreen } from './with-alternate-screen.ts';

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
  if (!world.input.isTerminal || !world.output.isTerminal)
    throw new UsageError(
      'There is no terminal to ask whether you are sure.',
      'Say it with --yes. Nothing was changed.',
    );
  // What is shown is the writer's own: it stands on a screen that keeps nothing, as in the evening.
  return onScreen(world, (ask) => {
    world.output.write(question.shown ?? '');
    return ask.key({
      ask: question.ask,
      choices: [{ key: 'y', value: true, label: question.yes }],
      enter: { value: false, label: 'leaves it as it is' },
    });
  });
}
