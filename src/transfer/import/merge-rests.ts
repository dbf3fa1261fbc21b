import { isSameRest, mergeOverlappingRests } from '../../domain/merge-overlapping-rests.ts';
import type { Rest } from '../../domain/rest.ts';
import type { Journal } from '../../journal/journal.ts';

/** What a merge does with a rest: adds it (`new`), finds it there already (`same`), or joins it with those it overlaps. */
export type RestOutcome = 'new' | 'same' | 'joined';

/** Merges rests into the journal. @returns how many rests of the journal are new or changed */
export function mergeRests(journal: Journal, theirs: readonly Rest[], at: Date): number {
  const mine = journal.rests();
  const merged = mergeOverlappingRests([...mine, ...theirs]);
  journal.replaceRests(merged, at);
  return merged.filter((rest) => !mine.some((other) => isSameRest(other, rest))).length;
}

/** What `mergeRests` would do with a rest in a journal that has the rests `mine`. */
export function restOutcome(rest: Rest, mine: readonly Rest[]): RestOutcome {
  const overlapping = mine.filter(({ from, to }) => from <= rest.to && rest.from <= to);
  if (overlapping.length === 0) return 'new';
  if (overlapping.length > 1) return 'joined';
  const [merged] = mergeOverlappingRests([overlapping[0]!, rest]);
  return isSameRest(merged!, overlapping[0]!) ? 'same' : 'joined';
}
