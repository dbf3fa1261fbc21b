import type { Entry } from '../../domain/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Suggestion } from '../../suggest/choose-passages.ts';
import type { World } from '../../world.ts';

/** Records that the passage with a rank (1 is the best) was shown for an entry. */
export function recordShown(
  world: World,
  journal: Journal,
  { day }: Entry,
  rank: number,
  { passage, facet, why, isHedged }: Suggestion,
): void {
  journal.readings.add({
    day,
    passage: passage.id,
    facet: facet?.id ?? null,
    rank,
    reason: why,
    shown_at: world.now().toISOString(),
    hedged: isHedged,
  });
}
