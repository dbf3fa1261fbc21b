/** How much the score of the likeliest kind counts beside the one of all. Chosen on notes by writers that were kept aside. */
const KIND_SHARE = 0.5;

/**
 * Reads the scores of a model of what happened: the first says whether anything did, and the others, in the order of `kinds`, of
 * which kind. A little of several kinds is rather chance than one of them, so the likeliest counts for whether anything happened.
 */
export function likeliestKind<Kind>(
  [any, ...each]: readonly number[],
  kinds: readonly Kind[],
): { score: number; kind: Kind; kindScore: number } {
  const kindScore = Math.max(...each);
  return { score: any! + KIND_SHARE * kindScore, kind: kinds[each.indexOf(kindScore)]!, kindScore };
}
