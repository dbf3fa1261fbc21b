import type { Day } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { Match } from '../passages/match.ts';
import type { World } from '../world.ts';

/** So many of the passages shown last are kept from coming again too soon. */
const RECENT = 5;

/** The passages for an entry, the best first. Loads what chooses them only now. */
export async function choose(journal: Journal, entry: Entry): Promise<Match[]> {
  const { passages } = await import('../passages/library.ts');
  const { match } = await import('../passages/match.ts');
  const recent = journal.readings(entry.day, RECENT).map(({ passage }) => passage);
  return match(entry, passages(), recent);
}

/** Remembers that the passage at a rank (1 is the best) was put before the writer. */
export function remember(world: World, journal: Journal, day: Day, rank: number, { passage, why }: Match): void {
  journal.show({ day, passage: passage.id, rank, reason: why, shown_at: world.now().toISOString() });
}
