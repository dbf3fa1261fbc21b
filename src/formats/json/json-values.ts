import { UserError } from '../../errors.ts';
import { CUT_OFF, MAX_DEPTH, placeIn, readLooseJson, tooDeep } from './loose-json.ts';

/** A lifetime of entries of any program has fewer values, and this many still fit into memory. */
const MAX_VALUES = 10_000_000;

/** A text that was to be JSON and is not. */
export class NotJson extends UserError {}

/**
 * `JSON.parse` for a file's text, within bounds.
 * @throws NotJson naming the place of the mistake, UserError naming the bound that is exceeded
 */
export function parseJson(text: string): unknown {
  assertWithinBounds(text);
  try {
    return JSON.parse(text);
  } catch {
    const { broken, slips } = readLooseJson(text);
    const first = broken ?? slips[0];
    if (!beginsJson(text)) throw new NotJson('This is not JSON.');
    if (!first || first.what === CUT_OFF) throw new NotJson(`This is not JSON. ${CUT_OFF}.`);
    const place = placeIn(text, first.index).replace(/^line 1, /, '');
    throw new NotJson(`This is not JSON, in ${place}: ${first.what}.`);
  }
}

/** The JSON of one line, also with a comma behind it. @throws as `parseJson` does */
export function parseJsonLine(line: string): unknown {
  return parseJson(line.replace(/,\s*$/, ''));
}

/** Whether a text begins as JSON does, perhaps below comments; jrnl's text begins with a date in brackets. */
export function beginsJson(text: string): boolean {
  return /^[{[](?!\d{4}-)/.test(withoutCommentsAbove(text));
}

/** Whether it begins as only JSON does; a note may begin with a bracket too, as `[ ] Soup` and `[[Anna]] came` do. */
export function surelyBeginsJson(text: string): boolean {
  return /^(?:\{\s*(?:["']|\}\s*$)|\[\s*(?:[{"']|\]\s*$|\[\s*(?:[[{"]|\d(?!\d{3}-))))/.test(withoutCommentsAbove(text));
}

function withoutCommentsAbove(text: string): string {
  return text.replace(/^\s*(?:(?:\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)\s*)*/, '');
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
        if (++depth > MAX_DEPTH) throw tooDeep();
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

/** The signs of JSON, as UTF-16 and UTF-8 have them. */
export const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
export const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * The index of the quote that ends the string which begins at `start`; that of the last character if none does.
 * @param text also as the bytes of UTF-8
 */
export function endOfString(text: string | Buffer, start: number): number {
  const isBackslash = (sign: string | number | undefined) => sign === '\\' || sign === BACKSLASH;
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (isBackslash(text[end - backslashes - 1])) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return text.length - 1;
}

/** Whether a parsed value is an object that is neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
