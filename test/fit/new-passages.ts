/** Grades of passages by their ids. */
export type Grades = Readonly<Record<string, number>>;

/** What the writer of an evening of our own would hand over. */
export interface Choice {
  best: string;
  /** Those nearly as fitting. */
  near?: readonly string[];
}

/**
 * Of the mean grade of the passages near a new one. Below 1, because no reader preferred the new one there. Chosen so that one
 * new passage comes first on most of its own evenings, and by way of history on some of the others.
 */
const SHARE = 0.9;

/**
 * The passages that were added after the evenings were graded: those that an evening of our own hands over and no reader graded.
 * @returns for each of them the graded passages that its evenings name in `near`, as often as they do
 * @throws Error if no evening of such a passage names a graded one: then nothing is known of it on other evenings
 */
export function findNewPassages(own: readonly Choice[], graded: readonly Grades[]): Map<string, readonly string[]> {
  const known = new Set(graded.flatMap((grades) => Object.keys(grades)));
  const choices = Map.groupBy(
    own.filter(({ best }) => !known.has(best)),
    ({ best }) => best,
  );
  return new Map(
    [...choices].map(([id, evenings]) => {
      const near = evenings.flatMap((evening) => evening.near ?? []).filter((other) => known.has(other));
      if (near.length === 0) throw new Error(`No evening of "${id}" in own.jsonl names a graded passage in "near".`);
      return [id, near];
    }),
  );
}

/**
 * Adds to the grades of an evening those of new passages, which its reader could not give: a share of the mean grade of the
 * passages near it, or that mean itself where it is below 0.
 */
export function gradeNewPassages(grades: Grades, newPassages: ReadonlyMap<string, readonly string[]>): Grades {
  const missing = [...newPassages].filter(([id]) => !(id in grades));
  return {
    ...grades,
    ...Object.fromEntries(
      missing.map(([id, near]) => {
        const mean = near.reduce((sum, other) => sum + (grades[other] ?? 0), 0) / near.length;
        return [id, mean < 0 ? mean : SHARE * mean];
      }),
    ),
  };
}
