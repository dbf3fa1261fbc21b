/** Grades of passages by their ids. */
export type Grades = Readonly<Record<string, number>>;

/** What the writer of an evening of our own would hand over. */
export interface Choice {
  best: string;
  /** Those nearly as fitting. */
  near?: readonly string[];
}

/** The graded passages that each evening of a new passage names in `near`. */
type Near = readonly (readonly string[])[];

/**
 * Of what the passages near a new one are worth. Below 1, because no reader preferred the new one there. Chosen so that a new
 * passage comes first on most of its own evenings and on some of the others, and by way of history on a tenth of them.
 */
const SHARE = 0.9;

/**
 * The passages that were added after the evenings were graded: those that an evening of our own hands over and no reader graded.
 * @throws Error if no evening of such a passage names a graded one: then nothing is known of it on other evenings
 */
export function findNewPassages(own: readonly Choice[], graded: readonly Grades[]): Map<string, Near> {
  const known = new Set(graded.flatMap((grades) => Object.keys(grades)));
  const choices = Map.groupBy(
    own.filter(({ best }) => !known.has(best)),
    ({ best }) => best,
  );
  return new Map(
    [...choices].map(([id, evenings]) => {
      const near = evenings
        .map((evening) => (evening.near ?? []).filter((other) => known.has(other)))
        .filter(({ length }) => length > 0);
      if (near.length === 0) throw new Error(`No evening of "${id}" in own.jsonl names a graded passage in "near".`);
      return [id, near];
    }),
  );
}

/** Adds to the grades of an evening those of new passages, which its reader could not give. */
export function gradeNewPassages(grades: Grades, newPassages: ReadonlyMap<string, Near>): Grades {
  const missing = [...newPassages].filter(([id]) => !(id in grades));
  return { ...grades, ...Object.fromEntries(missing.map(([id, near]) => [id, likelyGrade(grades, near)])) };
}

/**
 * A share of the grade of the best passage near a new one, as the mean over the evenings that name them: each of these says
 * beside which passages the new one would do. Where the passages near it would rather hurt, their mean grade.
 */
function likelyGrade(grades: Grades, near: Near): number {
  const gradeOf = (id: string) => grades[id] ?? 0;
  const usual = mean(near.flat().map(gradeOf));
  return usual < 0 ? usual : SHARE * mean(near.map((ids) => Math.max(...ids.map(gradeOf))));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
