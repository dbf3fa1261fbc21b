import { UserError } from '../../errors.ts';
import { endOfString, parseJson } from './json-values.ts';

/** What the beginning of a JSON text holds, as far as it is whole; null if nothing of it can be read. */
export function parseBeginning(head: string): unknown {
  const open: string[] = [];
  let whole = '';
  let at = 0;
  for (; at < head.length; at++) {
    const sign = head[at]!;
    if (sign === '"') at = endOfString(head, at);
    else if (sign === '{') open.push('}');
    else if (sign === '[') open.push(']');
    else if (sign === '}' || sign === ']') open.pop();
    // A value ends before a comma, and behind a bracket.
    if (sign === ',') whole = head.slice(0, at) + open.toReversed().join('');
    else if (sign === '}' || sign === ']') whole = head.slice(0, at + 1) + open.toReversed().join('');
    if (open.length === 0 && whole !== '') break;
  }
  try {
    return parseJson(whole);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
