/** A passage shown before, and what the writer made of it. */
export interface ShownPassage {
  day: string;
  passage: string;
  verdict: 'shown' | 'kept' | 'another' | 'declined';
}

/** No passage twice within so many days on which one was shown. */
export const REPEAT_GAP_DAYS = 5;
/** A repeat is allowed where the best other passage is expected to be worth so much less, in grades: days after, the day after. */
const BOUND = { later: 0.3, nextDay: 0.45 };
/** So many readings back a passage counts as seen lately. */
const LATELY = 40;
/** What a passage unseen for that long gains, in grades. */
const FRESH = 0.3;
/** What each "another" takes and each "kept" gives, and at most. */
const DECLINED = { each: -0.15, most: -0.45 };
const KEPT = { each: 0.05, most: 0.15 };

/** What the past makes of a passage's expected grade. */
export interface RerankedPassage {
  id: string;
  /** In grades, with what the past adds or takes. */
  score: number;
  /** It was shown so many days ago, 1 the last day; null when not within the last days. */
  shownDaysAgo: number | null;
}

/**
 * Orders passages with their expected grades, the best first: those shown within the last days stand behind the others,
 * unless the others are worth much less.
 * @param past what was shown before the day, the newest first
 */
export function rerankByHistory(grades: ReadonlyMap<string, number>, past: readonly ShownPassage[]): RerankedPassage[] {
  const lately = shownLately(past);
  const varied = [...grades].map(([id, grade]) => ({
    id,
    score: grade + habit(id, past),
    shownDaysAgo: lately.get(id) ?? null,
  }));
  varied.sort((a, b) => b.score - a.score);
  const fresh = varied.filter(({ shownDaysAgo }) => shownDaysAgo === null);
  const best = varied[0];
  if (!best || best.shownDaysAgo === null || !fresh[0]) return varied;
  const bound = best.shownDaysAgo === 1 ? BOUND.nextDay : BOUND.later;
  return best.score - fresh[0].score > bound
    ? varied
    : [...fresh, ...varied.filter(({ shownDaysAgo }) => shownDaysAgo !== null)];
}

/** What was shown within the last days, and how many of them ago. */
function shownLately(past: readonly ShownPassage[]): ReadonlyMap<string, number> {
  const days = new Set<string>();
  const ago = new Map<string, number>();
  for (const { day, passage } of past) {
    days.add(day);
    if (days.size > REPEAT_GAP_DAYS) break;
    if (!ago.has(passage)) ago.set(passage, days.size);
  }
  return ago;
}

/** What a writer's own choices add to a passage, within bounds. */
function habit(id: string, past: readonly ShownPassage[]): number {
  let declined = 0;
  let kept = 0;
  let seen = false;
  for (const [index, { passage, verdict }] of past.entries()) {
    if (passage !== id) continue;
    if (index < LATELY) seen = true;
    if (verdict === 'another' || verdict === 'declined') declined += DECLINED.each;
    if (verdict === 'kept') kept += KEPT.each;
  }
  const fresh = seen || past.length < LATELY / 2 ? 0 : FRESH;
  return Math.max(declined, DECLINED.most) + Math.min(kept, KEPT.most) + fresh;
}
