import { addDays } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import { gapOf } from '../domain/scale.ts';
import type { Journal } from '../journal/journal.ts';
import type { Passage } from '../passages/passage.ts';
import { asksForNothing } from '../safety/hold.ts';
import { supportContent } from '../safety/support.ts';

/** The hedge stands on one evening in so many days. */
const HEDGE_EVERY_DAYS = 7;
/** Felt this close or closer, an evening is a glad one. */
const GLAD_FROM = 5;

/** What stands below a passage: the hedge if there is one, and where there is help, in words for whoever needs care. */
export function noticesFor({ id }: Passage, { hedge, care }: { hedge: string | null; care: boolean }): string[] {
  if (care) return [supportContent.texts.care];
  if (asksForNothing(id)) return [];
  return [...(hedge === null ? [] : [hedge]), supportContent.texts.footer];
}

/**
 * Whether a passage comes with the hedge, the sentence that nothing is a guarantee: one that promises something, at
 * most once a week, and never on an evening that needs no promise.
 */
export function needsHedge(journal: Journal, passage: Passage, entry: Entry): boolean {
  const { day } = entry;
  const [from, to] = [addDays(day, 1 - HEDGE_EVERY_DAYS), addDays(day, HEDGE_EVERY_DAYS - 1)];
  return passage.promises && !isGlad(entry) && !journal.readings.isHedged(from, to);
}

/** Whether the evening felt close, no closer was wished for, or the other person came closer. */
function isGlad(entry: Entry): boolean {
  const gap = gapOf(entry);
  return (entry.felt ?? 0) >= GLAD_FROM || (gap !== null && gap <= 0) || entry.their_move === 'closer';
}
