/** A part of a pattern: words or a condition as written, or a group of alternatives; an empty one makes it optional. */
export type PatternPart = string | PatternPart[][];

const CHOICE = /^[a-z\d[\]|*-]+$/;
// Brackets nest at most three deep. The alternatives exclude each other, so that there is no backtracking.
const BETWEEN_SPACES = /(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^ ()])+/g;
const BETWEEN_BARS = /(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^|()])+/g;

/**
 * Parses a pattern in the notation that `prompts/safety.yaml` explains.
 * @throws SyntaxError for a part that is not in that notation
 */
export function parsePattern(pattern: string): PatternPart[] {
  return split(pattern, BETWEEN_SPACES, ' ').map(parsePart);
}

function parsePart(part: string): PatternPart {
  if (part.endsWith('?')) return [[parsePart(part.slice(0, -1))], []];
  if (part.startsWith('(')) return parseGroup(part.slice(1, -1));
  const isCondition = part === '^' || part === '$' || /^(?:\.\.|~)\d+$/.test(part);
  if (!isCondition && !CHOICE.test(part.replace(/^<?!/, '')))
    throw new SyntaxError(`"${part}" cannot be read as part of a pattern`);
  return part;
}

function parseGroup(group: string): PatternPart[][] {
  const parts = split(group, BETWEEN_BARS, '|');
  const words = parts.filter((part) => CHOICE.test(part));
  const phrases = parts.filter((part) => !CHOICE.test(part)).map(parsePattern);
  // All single words become one alternative: alternatives are tried one by one, words of a choice at once.
  return words.length > 0 ? [[words.join('|')], ...phrases] : phrases;
}

function split(text: string, parts: RegExp, separator: string): string[] {
  const found = text.match(parts) ?? [];
  if (found.join(separator) !== text) throw new SyntaxError(`"${text}" has an empty or an unbalanced part`);
  return found;
}
