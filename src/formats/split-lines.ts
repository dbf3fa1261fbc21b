import { UserError } from '../errors.ts';

/** A lifetime of long notes has fewer lines. */
const MAX_LINES = 2_000_000;

/** The lines of a text that ends its lines with `\n`. @throws UserError for more lines than any journal has */
export function splitLines(text: string): string[] {
  assertFewLines(text);
  return text.split('\n');
}

/** @throws UserError for more lines than any journal has */
export function assertFewLines(text: string): void {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (++count > MAX_LINES)
      throw new UserError('This file has more lines than any journal.', 'Nothing was brought in.');
  }
}
