import type { PatternPart } from './parse-pattern.ts';

/** Where words stand in a pattern: which part, and in a group which way and which part of that. */
export type PartPath = number[];

/** How common words are that stand in a choice such as `my|her|[body]`; only the order matters. */
export type Commonness = (choice: string) => number;

/**
 * The rarest words of a pattern, at which it is tried: one place, or one in each way of a group.
 * @throws SyntaxError for a pattern without a word that must be there
 */
export function findAnchors(parts: PatternPart[], commonness: Commonness): PartPath[] {
  if (costOf(parts, commonness) === Number.POSITIVE_INFINITY)
    throw new SyntaxError(`${JSON.stringify(parts)} needs a word that must be there`);
  return rarest(parts, commonness);
}

function rarest(parts: PatternPart[], commonness: Commonness): PartPath[] {
  const costs = parts.map((part) => costOfPart(part, commonness));
  const index = costs.indexOf(Math.min(...costs));
  const part = parts[index]!;
  if (typeof part === 'string') return [[index]];
  return part.flatMap((way, at) => rarest(way, commonness).map((path) => [index, at, ...path]));
}

/** How common the rarest words are that must be there; infinite where no word must. */
function costOf(parts: PatternPart[], commonness: Commonness): number {
  return Math.min(Number.POSITIVE_INFINITY, ...parts.map((part) => costOfPart(part, commonness)));
}

function costOfPart(part: PatternPart, commonness: Commonness): number {
  if (typeof part !== 'string') return part.reduce((sum, way) => sum + costOf(way, commonness), 0);
  return isWords(part) ? commonness(part) : Number.POSITIVE_INFINITY;
}

/** Whether a part is words that have to be there, not a gap or an edge, and not words that must not. */
function isWords(part: string): boolean {
  return /^[a-z\d[]/.test(part);
}
