import { type Entry, readEntry } from '../domain/entry.ts';
import { UserError } from '../errors.ts';

/**
 * The entries of a JSON Lines text, one a line; empty lines are left out.
 * @throws UserError naming the line that cannot be read, or the day that is there twice
 */
export function readJsonLines(text: string): Entry[] {
  const lineOf = new Map<string, number>();
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      const entry = atLine(index + 1, () => readEntry(parse(line)));
      const before = lineOf.get(entry.day);
      if (before !== undefined)
        throw new UserError(`Line ${index + 1}: ${entry.day} is already on line ${before}.`, HINT);
      lineOf.set(entry.day, index + 1);
      return [entry];
    });
}

const HINT = 'Nothing was brought in. Put it right in the file and try again.';

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UserError('This is not JSON.');
  }
}

function atLine<T>(number: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`Line ${number}: ${error.message}`, HINT);
    throw error;
  }
}
