import type { Unreadable } from '../format.ts';
import { endOfString } from './json-values.ts';
import { placeIn } from './loose-json.ts';

/** More are not named. */
const MAX_NAMED = 100;

/**
 * The names that stand twice in one object of a text that is JSON, of which `JSON.parse` keeps the last without a word.
 * @param placeOf where an index of the text is; its line and column if absent
 */
export function repeatedNames(json: string, placeOf = (index: number) => placeIn(json, index)): Unreadable[] {
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
        const why = `${name} stands twice in one object, and only the last of the two can be read.`;
        if (names.has(name)) found.push({ place: placeOf(at), why });
        names.add(name);
      }
      at = end;
    }
  }
  return found;
}

/** Whether a colon stands behind the text that ends here. */
function isName(json: string, end: number): boolean {
  let at = end + 1;
  while (/\s/.test(json[at] ?? '')) at++;
  return json[at] === ':';
}
