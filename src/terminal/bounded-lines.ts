import { StringDecoder } from 'node:string_decoder';
import { UserError } from '../errors.ts';

/** Longest line, in UTF-16 units: the longest note with each character as a \u escape, and room for the other fields. */
const MAX_LINE_LENGTH = 13_000_000;

/**
 * The lines of a stream, without their ends.
 * @throws UserError for a line that is longer than any entry can be, before the rest of it is read
 */
export async function* boundedLines(input: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let pieces: string[] = [];
  let length = 0;
  let number = 1;
  for await (const chunk of input) {
    const parts = decoder.write(chunk).split('\n');
    for (const [index, part] of parts.entries()) {
      pieces.push(part);
      length += part.length;
      if (length > MAX_LINE_LENGTH)
        throw new UserError(`Line ${number} is longer than any entry can be.`, 'The lines before it are answered.');
      if (index === parts.length - 1) break;
      yield pieces.join('').replace(/\r$/, '');
      pieces = [];
      length = 0;
      number += 1;
    }
  }
  const last = pieces.join('') + decoder.end();
  if (last !== '') yield last;
}
