import type { SqlValue } from '../pages/read-record.ts';
import type { Row } from './find-rows.ts';

/** What a history says of the entry of a day, or of the rest that begins on it, after the last of its steps. */
export interface LastState {
  isRemoved: boolean;
  /** The version that stands then, as JSON; null where it was removed, and for a new entry, which is in the history only once it changes. */
  version: SqlValue;
}

/** The last state of each day that the revisions tell of. @param isRest whether that of the rests, or of the entries */
export function lastStates(revisions: readonly Row[], isRest: boolean): Map<SqlValue, LastState> {
  const steps = revisions.filter(({ what }) => what !== 'aside' && (what === 'rest') === isRest);
  const days = Map.groupBy(steps, ({ day }) => day!);
  return new Map([...days].map(([day, rows]) => [day, lastState(rows)]));
}

function lastState(steps: readonly Row[]): LastState {
  const inOrder = steps.toSorted((one, other) => Number(one.id) - Number(other.id));
  const last = inOrder.findLastIndex(({ undone_at }) => undone_at === null);
  // What the first of the undone steps had replaced stands again.
  const restored = inOrder[last + 1]?.was ?? null;
  if (last < 0) return { isRemoved: restored === null, version: restored };
  const { was, became } = inOrder[last]!;
  if (was !== null && became === null) return { isRemoved: true, version: null };
  return { isRemoved: false, version: became ?? restored };
}
