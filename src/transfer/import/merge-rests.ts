import { isSameRest, mergeOverlappingRests } from '../../domain/merge-overlapping-rests.ts';
import type { Rest } from '../../domain/rest.ts';
import type { Journal } from '../../journal/journal.ts';

/** What becomes of a rest that arrives: it stands beside the others, is known, or grows together with one of them. */
export type RestOutcome = 'new' | 'same' | 'joined';

/** Takes in the rests of another journal. @returns how many stand that did not stand like this before */
export function mergeRests(journal: Journal, theirs: readonly Rest[], at: Date): number {
  const mine = journal.rests();
  const united = mergeOverlappingRests([...mine, ...theirs]);
  journal.replaceRests(united, at);
  return united.filter((rest) => !mine.some((one) => isSameRest(one, rest))).length;
}

export function restOutcome(rest: Rest, mine: readonly Rest[]): RestOutcome {
  const touched = mine.filter(({ from, to }) => from <= rest.to && rest.from <= to);
  if (touched.length === 0) return 'new';
  const [united, ...more] = mergeOverlappingRests([...touched, rest]);
  return more.length === 0 && touched.length === 1 && isSameRest(united!, touched[0]!) ? 'same' : 'joined';
}
