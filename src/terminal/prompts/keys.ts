import type { KeypressEvent } from '@inquirer/core';
import type { DisplayOptions } from '../../render/display-options.ts';
import { displayWidth } from '../../render/text.ts';

/** A question of one key has nothing to point at. Inquirer shows the cursor again when the question is answered. */
export const HIDE_CURSOR = '\x1b[?25l';
export const SHOW_CURSOR = '\x1b[?25h';

/** Cells for the name in front of an answer that has shrunk to one line. */
export const NAME_WIDTH = 12;

/** What a key press typed: a character, or the name of a key that types none. */
export function typedKey(key: KeypressEvent): string {
  return (key as { sequence?: string }).sequence ?? key.name;
}

/** What the keys do, side by side, none of them broken across lines. */
export function keyHintLines(ways: readonly (string | null)[], look: DisplayOptions): string[] {
  const lines: string[] = [];
  for (const way of ways) {
    if (way === null) continue;
    const last = lines.at(-1);
    const joined = last === undefined ? null : `${last}   ${way}`;
    if (joined !== null && displayWidth(joined) < Math.min(look.width, 80)) lines[lines.length - 1] = joined;
    else lines.push(`  ${way}`);
  }
  return lines.map((line) => look.theme.quiet(line));
}
