import { UsageError } from '../errors.ts';
import { canPrompt, type World } from '../world.ts';

const ANSWERS_AS_FLAGS =
  'Give the answers as flags: nearfar write --felt 3 --want 6 --their-move away --my-move space --practices gesture --note - < note.txt';

/** @throws UsageError without a terminal to ask questions on */
export function assertCanPrompt(world: World): void {
  if (!canPrompt(world)) throw new UsageError('There is no terminal to put the questions to.', ANSWERS_AS_FLAGS);
}

/** The error for flags that give answers, but not the one that a day must have. */
export function feltIsMissing(): UsageError {
  return new UsageError('--felt is missing: it is the one answer that a day must have.', ANSWERS_AS_FLAGS);
}
