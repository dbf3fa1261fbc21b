import type { PatternPart } from './parse-pattern.ts';

/** Where a word stands in a pattern: the index of the part, and in a group of the alternative and the part of that. */
export type PartPath = number[];

/** How common the words of a choice such as `my|her|[body]` are; only the order of the numbers matters. */
export type Commonness = (choice: string) => number;

/**
 * The anchors of a pattern, its rarest words, where matching begins: one place, or one in each alternative of a group.
 * @throws SyntaxError for a pattern in which no word is certain to stand
 */
export function findAnchors(parts: PatternPart[], commonness: Commonness): PartPath[] {
  if (costOf(parts, commonness) === Number.POSITIVE_INFINITY)
    throw new SyntaxError(`${JSON.stringify(parts)} needs a word that must be there`);
  return rarestPaths(parts, commonness);
}

function rarestPaths(parts: PatternPart[], commonness: Commonness): PartPath[] {
  const costs = parts.map((part) => costOfPart(part, commonness));
  const index = costs.indexOf(Math.min(...costs));
  const part = parts[index]!;
  if (typeof part === 'string') return [[index]];
  return part.flatMap((alternative, at) => rarestPaths(alternative, commonness).map((path) => [index, at, ...path]));
}

/** The commonness of the rarest words that have to stand there; infinite if none has to. */
function costOf(parts: PatternPart[], commonness: Commonness): number {
  return Math.min(Number.POSITIVE_INFINITY, ...parts.map((part) => costOfPart(part, commonness)));
}

function costOfPart(part: PatternPart, commonness: Commonness): number {
  if (typeof part !== 'string') return part.reduce((sum, alternative) => sum + costOf(alternative, commonness), 0);
  return isWords(part) ? commonness(part) : Number.POSITIVE_INFINITY;
}

/** Whether a part is words that have to stand there, and not a gap, an edge or a negation. */
function isWords(part: string): boolean {
  return /^[a-z\d[]/.test(part);
}
