import { PRACTICES, type Practice } from '../../domain/entry.ts';
import { gapOf } from '../../domain/scale.ts';
import { type RatedDay, weekIndexOf } from '../rated-day.ts';
import { type Comparison, compareGroups } from './comparison.ts';
import type { Group } from './follow-up-mean.ts';
import { type RotationTest, rotationTest } from './rotation-test.ts';

export type MoveRule =
  | 'fewer than 8 days'
  | 'fewer than 5 runs'
  | 'fewer than 4 weeks'
  | 'p not below .05'
  | 'interval includes 0'
  | 'difference below 0.3'
  | 'not so without the last week';

/** The days after giving space (first) beside those after chasing (second). */
export interface AfterMoves extends Comparison {
  says: 'too few' | 'no difference' | 'closer' | 'less close';
  rotation: RotationTest | null;
  held: MoveRule[];
}

/** `a` of `b` next days on which the other seemed to pull away. */
export interface Retreats {
  afterChasing: { a: number; b: number };
  afterOther: { a: number; b: number };
}

/** Numbers without a verdict: the main comparison day by day, where there was distance, and the three practices. */
export interface MoveDetails {
  lags: (number | null)[];
  whenDistant: Comparison;
  practices: Record<Practice, Comparison>;
}

const DAYS_NEEDED = 8;
const RUNS_NEEDED = 5;
const WEEKS_NEEDED = 4;
const P_LEANS = 0.05;
const LEAST_DIFFERENCE = 0.3;

/**
 * Whether the days after giving space and after chasing differ. `entries` in order, none after the last complete week.
 * A verdict has to hold with and without the last week that was written in. The rotation takes the longest, so where
 * another rule already holds the verdict back it is left out, unless `inFull`.
 */
export function compareAfterMoves(entries: readonly RatedDay[], inFull = false): AfterMoves {
  const now = look(entries, inFull);
  if (now.says !== 'closer' && now.says !== 'less close') return now;
  const last = weekIndexOf(entries.at(-1)!);
  const earlier = entries.filter((entry) => weekIndexOf(entry) < last);
  const before = look(earlier, false);
  return before.says === now.says ? now : { ...now, says: 'no difference', held: ['not so without the last week'] };
}

/** What may be listed beside it; none of it is tested. */
export function moveDetails(entries: readonly RatedDay[]): MoveDetails {
  const atLag = (lag: number) =>
    compareGroups(entries, spaceOrChasedGroup, { from: lag, to: lag, written: 1 }).difference?.delta ?? null;
  const practices = PRACTICES.map((name) => [name, compareGroups(entries, (day) => ticked(day, name))]);
  return {
    lags: [atLag(1), atLag(2), atLag(3)],
    whenDistant: compareGroups(entries, (day) => (isDistant(day) ? spaceOrChasedGroup(day) : 0)),
    practices: Object.fromEntries(practices) as Record<Practice, Comparison>,
  };
}

function look(entries: readonly RatedDay[], inFull: boolean): AfterMoves {
  const found = compareGroups(entries, spaceOrChasedGroup);
  const held = minimums(found);
  if (held.length > 0) return { ...found, says: 'too few', rotation: null, held };

  const { delta, t } = found.difference!;
  if (found.interval === null || found.interval.lo * found.interval.hi <= 0) held.push('interval includes 0');
  if (Math.abs(delta) < LEAST_DIFFERENCE) held.push('difference below 0.3');
  const turn = t !== null && (inFull || held.length === 0);
  const rotation = turn ? rotationTest(entries, spaceOrChasedGroup, t) : null;
  if (rotation ? rotation.p >= P_LEANS : t === null) held.push('p not below .05');
  if (held.length > 0) return { ...found, says: 'no difference', rotation, held };
  return { ...found, says: delta > 0 ? 'closer' : 'less close', rotation, held };
}

function minimums({ first, second }: Comparison): MoveRule[] {
  const held: MoveRule[] = [];
  if (Math.min(first.n, second.n) < DAYS_NEEDED) held.push('fewer than 8 days');
  if (Math.min(first.runs, second.runs) < RUNS_NEEDED) held.push('fewer than 5 runs');
  if (Math.min(first.weeks, second.weeks) < WEEKS_NEEDED) held.push('fewer than 4 weeks');
  return held;
}

/** When one chases, does the other retreat? Next days of which `their_move` was answered, after any move. */
export function countRetreats(entries: readonly RatedDay[]): Retreats {
  const found = { afterChasing: { a: 0, b: 0 }, afterOther: { a: 0, b: 0 } };
  entries.forEach(({ at, my_move }, i) => {
    const next = entries[i + 1];
    if (my_move === undefined || next?.at !== at + 1 || next.their_move === undefined) return;
    const side = my_move === 'chased' ? found.afterChasing : found.afterOther;
    side.b += 1;
    if (next.their_move === 'away') side.a += 1;
  });
  return found;
}

/** Group 1 gave space, group 2 chased. */
export function spaceOrChasedGroup({ my_move }: RatedDay): Group {
  return my_move === 'space' ? 1 : my_move === 'chased' ? 2 : 0;
}

function ticked({ practices }: RatedDay, practice: Practice): Group {
  if (practices === undefined) return 0;
  return practices.includes(practice) ? 1 : 2;
}

/** A day on which they seemed to pull away, or on which more closeness was wished for. */
function isDistant(rated: RatedDay): boolean {
  return rated.their_move === 'away' || (gapOf(rated) ?? 0) >= 1;
}
