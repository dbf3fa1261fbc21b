import { UserError } from '../../errors.ts';

/** JSON of a journal nests about five deep; deeper values overflow the stack where they are printed. */
const MAX_DEPTH = 64;
/** A lifetime of entries of any program has fewer values, and this many still fit into memory. */
const MAX_VALUES = 10_000_000;

/**
 * `JSON.parse` for a file's text, within bounds.
 * @throws UserError naming the line of the mistake, where V8 tells it, or the bound that is exceeded
 */
export function parseJson(text: string): unknown {
  assertWithinBounds(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    const [, position] = /at position (\d+)/.exec(String(error)) ?? [];
    if (/Unexpected end/.test(String(error)) || Number(position) >= text.trimEnd().length)
      throw new UserError('This is not JSON. It breaks off before its end, so the file may have been cut off.');
    const [, line] = /\(line (\d+) column/.exec(String(error)) ?? [];
    throw new UserError(`This is not JSON${line === undefined || line === '1' ? '' : `, from line ${line} on`}.`);
  }
}

/** Counts brackets and commas outside strings, in one pass and without building anything. */
function assertWithinBounds(text: string): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at);
        break;
      case OPEN_BRACKET:
      case OPEN_BRACE:
        values++;
        if (++depth > MAX_DEPTH) throw new UserError('This JSON nests deeper than any journal.');
        break;
      case CLOSE_BRACKET:
      case CLOSE_BRACE:
        depth--;
        break;
      case COMMA:
        if (++values > MAX_VALUES) throw new UserError('This JSON holds more values than any journal.');
    }
  }
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The index of the quote that ends the string which begins at `start`; that of the last character if none does. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - backslashes - 1) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return text.length - 1;
}

/** Whether a parsed value is an object that is neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
