/** A passage that was shown before, and what the writer did with it. */
export interface ShownPassage {
  day: string;
  /** The id of the passage. */
  passage: string;
  verdict: 'shown' | 'kept' | 'another' | 'declined';
}

/** A passage is not repeated within this many days on which one was shown, unless no other fits nearly as well. */
export const REPEAT_GAP_DAYS = 5;
/** A passage is repeated if the best other one is worth less by more than this, in grades: the next day, or later. */
const REPEAT_TOLERANCE = { nextDay: 0.45, later: 0.3 };
/** A passage that is not among this many last readings counts as not seen lately. */
const RECENT_READINGS = 40;
/** What such a passage gains, in grades. */
const UNSEEN_BONUS = 0.3;
/** What each "another" or declined passage costs and each one kept gives, in grades, and the limit of their sums. */
const DECLINED = { each: -0.15, limit: -0.45 };
const KEPT = { each: 0.05, limit: 0.15 };

/** A passage with its grade corrected by history. */
export interface RerankedPassage {
  id: string;
  /** The corrected grade. */
  score: number;
  /** How many days with a reading ago it was shown, from 1; null if not within the last `REPEAT_GAP_DAYS` of them. */
  shownDaysAgo: number | null;
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
  const daysAgo = shownDaysAgoById(history);
  const ranked = [...grades].map(([id, grade]) => ({
    id,
    score: grade + correction(id, history),
    shownDaysAgo: daysAgo.get(id) ?? null,
  }));
  ranked.sort((a, b) => b.score - a.score);
  const fresh = ranked.filter(({ shownDaysAgo }) => shownDaysAgo === null);
  const best = ranked[0];
  if (!best || best.shownDaysAgo === null || !fresh[0]) return ranked;
  const tolerance = best.shownDaysAgo === 1 ? REPEAT_TOLERANCE.nextDay : REPEAT_TOLERANCE.later;
  if (best.score - fresh[0].score > tolerance) return ranked;
  return [...fresh, ...ranked.filter(({ shownDaysAgo }) => shownDaysAgo !== null)];
}

function shownDaysAgoById(history: readonly ShownPassage[]): ReadonlyMap<string, number> {
  const days = new Set<string>();
  const daysAgo = new Map<string, number>();
  for (const { day, passage } of history) {
    days.add(day);
    if (days.size > REPEAT_GAP_DAYS) break;
    if (!daysAgo.has(passage)) daysAgo.set(passage, days.size);
  }
  return daysAgo;
}

/** What history adds to the grade of a passage: the writer's own choices, and a bonus if it was not seen lately. */
function correction(id: string, history: readonly ShownPassage[]): number {
  let declined = 0;
  let kept = 0;
  let isRecent = false;
  for (const [index, { passage, verdict }] of history.entries()) {
    if (passage !== id) continue;
    if (index < RECENT_READINGS) isRecent = true;
    if (verdict === 'another' || verdict === 'declined') declined += DECLINED.each;
    if (verdict === 'kept') kept += KEPT.each;
  }
  const bonus = isRecent || history.length < RECENT_READINGS / 2 ? 0 : UNSEEN_BONUS;
  return Math.max(declined, DECLINED.limit) + Math.min(kept, KEPT.limit) + bonus;
}
