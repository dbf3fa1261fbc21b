import type { KeypressEvent } from '@inquirer/core';

/** A question of one key has nothing to point at. Inquirer shows the cursor again when the question is answered. */
export const hideCursor = '\x1b[?25l';

/** What a key press typed: a character, or the name of a key that types none. */
export function keyOf(key: KeypressEvent): string {
  return (key as { sequence?: string }).sequence ?? key.name;
}
