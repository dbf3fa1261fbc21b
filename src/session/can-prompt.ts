import type { World } from '../world.ts';

/** Whether a question can be put to the writer: they type at a terminal, and see it. */
export function canPrompt({ stdin, stdout }: World): boolean {
  return stdin.isTerminal && stdout.isTerminal;
}
