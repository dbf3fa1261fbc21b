/** A passage that was shown before, and what the writer did with it. */
export interface ShownPassage {
  day: string;
  /** The id of the passage. */
  passage: string;
  verdict: 'shown' | 'kept' | 'another' | 'declined';
}

/** A passage is not repeated within this many days on which one was shown, unless no other fits nearly as well. */
export const REPEAT_GAP_DAYS = 5;
/** A passage is repeated if the best other one is worth less by more than this, in grades. */
const REPEAT_TOLERANCE = 0.7;
/** What a reading costs a passage, in grades, and after how many later readings of any passage that is halved. */
const FAMILIARITY = { cost: 0.42, halvedAfter: 16 };
/** What each "another" or declined passage costs and each one kept gives, in grades, and the limit of their sums. */
const DECLINED = { each: -0.15, limit: -0.45 };
const KEPT = { each: 0.05, limit: 0.15 };

/** A passage with its grade corrected by history. */
export interface RerankedPassage {
  id: string;
  /** The expected grade, before the correction. */
  grade: number;
  /** The corrected grade. */
  score: number;
}

/**
 * Orders passages by their corrected grades, the best first. Those shown within the last days come after all others,
 * unless the others are worth much less.
 * @param grades the expected grade of each passage, by its id
 * @param history what was shown before, the newest first
 */
export function rerankByHistory(
  grades: ReadonlyMap<string, number>,
  history: readonly ShownPassage[],
): RerankedPassage[] {
  const recent = recentPassages(history);
  const corrections = correctionsFrom(history);
  const ranked = [...grades]
    .map(([id, grade]) => ({ id, grade, score: grade + (corrections.get(id) ?? 0) }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  const fresh = ranked.filter(({ id }) => !recent.has(id));
  if (!best || !recent.has(best.id) || !fresh[0] || best.score - fresh[0].score > REPEAT_TOLERANCE) return ranked;
  return [...fresh, ...ranked.filter(({ id }) => recent.has(id))];
}

/** The passages of the last `REPEAT_GAP_DAYS` days on which one was shown. */
function recentPassages(history: readonly ShownPassage[]): ReadonlySet<string> {
  const days = [...new Set(history.map(({ day }) => day))].slice(0, REPEAT_GAP_DAYS);
  return new Set(history.filter(({ day }) => days.includes(day)).map(({ passage }) => passage));
}

/** What history adds to the grades of the passages that it names: what their readings cost, and the writer's own choices. */
function correctionsFrom(history: readonly ShownPassage[]): Map<string, number> {
  const sums = new Map<string, { familiarity: number; declined: number; kept: number }>();
  for (const [index, { passage, verdict }] of history.entries()) {
    const sum = sums.get(passage) ?? { familiarity: 0, declined: 0, kept: 0 };
    sum.familiarity -= FAMILIARITY.cost * 0.5 ** (index / FAMILIARITY.halvedAfter);
    if (verdict === 'another' || verdict === 'declined') sum.declined += DECLINED.each;
    if (verdict === 'kept') sum.kept += KEPT.each;
    sums.set(passage, sum);
  }
  return new Map(
    [...sums].map(([id, { familiarity, declined, kept }]) => [
      id,
      familiarity + Math.max(declined, DECLINED.limit) + Math.min(kept, KEPT.limit),
    ]),
  );
}
