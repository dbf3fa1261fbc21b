import type { ImportResult, Unreadable } from '../format.ts';
import { endOfString, parseJson, parseJsonLine } from './json-values.ts';
import { placeIn, standsTwice } from './loose-json.ts';

/** More are not named. */
const MAX_NAMED = 100;

/**
 * The names that stand twice in one object of a text that is JSON, of which `JSON.parse` keeps the last without a word.
 * @param placeOf where an index of the text is
 */
function repeatedNames(json: string, placeOf: (index: number) => string): Unreadable[] {
  const found: Unreadable[] = [];
  /** The names of each object that has begun and has no end, and null for a list. */
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < json.length && found.length < MAX_NAMED; at++) {
    const sign = json[at];
    if (sign === '{') open.push(new Set());
    else if (sign === '[') open.push(null);
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === '"') {
      const end = endOfString(json, at);
      const names = open.at(-1);
      if (names && isName(json, end)) {
        const name = json.slice(at, end + 1);
        if (names.has(name)) found.push({ place: placeOf(at), why: standsTwice(name) });
        names.add(name);
      }
      at = end;
    }
  }
  return found;
}

/**
 * `parseJson` for a file of another program; what stands twice in one object becomes unreadable.
 * @param source the name of the file, where it is one of several
 */
export function parseImportedJson(
  text: string,
  { unreadable }: Pick<ImportResult, 'unreadable'>,
  source?: string,
): unknown {
  const value = parseJson(text);
  const placeOf = (index: number) => `${source === undefined ? '' : `${source}, `}${placeIn(text, index)}`;
  unreadable.push(...repeatedNames(text, placeOf));
  return value;
}

/** The same for a line of JSON Lines. @param place names the line */
export function parseImportedJsonLine(
  line: string,
  { unreadable }: Pick<ImportResult, 'unreadable'>,
  place: string,
): unknown {
  const value = parseJsonLine(line);
  unreadable.push(...repeatedNames(line, () => place));
  return value;
}

/** Whether a colon stands behind the text that ends here. */
function isName(json: string, end: number): boolean {
  let at = end + 1;
  while (json[at] !== ':' && /\s/.test(json[at] ?? '')) at++;
  return json[at] === ':';
}
