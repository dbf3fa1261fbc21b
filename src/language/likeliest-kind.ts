/** How much the score of the likeliest kind counts beside the one of all. Chosen on notes by writers that were kept aside. */
const KIND_SHARE = 0.5;

/**
 * Reads the scores of a model of what happened: `any` says whether anything did, and the others, named for `kinds`, of which kind.
 * A little of several kinds is rather chance than one of them, so the likeliest counts for whether anything happened.
 */
export function likeliestKind<Kind extends string>(
  scores: ReadonlyMap<string, number>,
  any: string,
  kinds: readonly Kind[],
): { score: number; kind: Kind; kindScore: number } {
  const kind = kinds.reduce((best, one) => (scores.get(one)! > scores.get(best)! ? one : best));
  const kindScore = scores.get(kind)!;
  return { score: scores.get(any)! + KIND_SHARE * kindScore, kind, kindScore };
}
