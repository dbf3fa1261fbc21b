/** Reads the scores of a model of what happened: `any` says whether anything did, and the others, named for `kinds`, of which kind. */
export function likeliestKind<Kind extends string>(
  scores: ReadonlyMap<string, number>,
  any: string,
  kinds: readonly Kind[],
): { score: number; kind: Kind; kindScore: number } {
  const kind = kinds.reduce((best, one) => (scores.get(one)! > scores.get(best)! ? one : best));
  return { score: scores.get(any)!, kind, kindScore: scores.get(kind)! };
}
