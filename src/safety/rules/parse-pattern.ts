/** A part of a pattern: words or a sign as they are written, or a group as its ways, of which an empty one may be skipped. */
export type PatternPart = string | PatternPart[][];

const CHOICE = /^[a-z\d[\]|*-]+$/;
// Brackets stand at most three deep; the pieces exclude each other, so nothing is tried twice.
const BETWEEN_SPACES = /(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^ ()])+/g;
const BETWEEN_BARS = /(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^|()])+/g;

/**
 * Reads a pattern of `prompts/safety.yaml`; its notation is explained there.
 * @throws SyntaxError for a part that is not in the notation
 */
export function parsePattern(pattern: string): PatternPart[] {
  return split(pattern, BETWEEN_SPACES, ' ').map(partOf);
}

function partOf(part: string): PatternPart {
  if (part.endsWith('?')) return [[partOf(part.slice(0, -1))], []];
  if (part.startsWith('(')) return waysOf(part.slice(1, -1));
  const isSign = part === '^' || part === '$' || /^(?:\.\.|~)\d+$/.test(part);
  if (!isSign && !CHOICE.test(part.replace(/^<?!/, '')))
    throw new SyntaxError(`"${part}" cannot be read as part of a pattern`);
  return part;
}

function waysOf(group: string): PatternPart[][] {
  const parts = split(group, BETWEEN_BARS, '|');
  const single = parts.filter((part) => CHOICE.test(part));
  const ways = parts.filter((part) => !CHOICE.test(part)).map(parsePattern);
  // Words that stand alone are one way together, since each way is tried in turn.
  return single.length > 0 ? [[single.join('|')], ...ways] : ways;
}

function split(text: string, parts: RegExp, separator: string): string[] {
  const found = text.match(parts) ?? [];
  if (found.join(separator) !== text) throw new SyntaxError(`"${text}" has an empty or an unbalanced part`);
  return found;
}
