import type { PeriodSummary } from '../periods/period.ts';

/** A clear rise or fall of the weekly mean of felt: over neighbouring weeks that all move the same way. Describes; tests nothing. */
export interface ClearChange {
  /** The week index of its last week, and of the week before it began. */
  week: number;
  since: number;
  /** The mean before it began, and of its last week. */
  before: number;
  after: number;
  /** The newest complete week with enough days, which may be its last one. */
  newest: { week: number; mean: number };
}

/** From one point of the scale on, a change from one week to another is named. */
const CLEAR_POINTS = 1;
/** A change longer ago is not news. */
const WITHIN_WEEKS = 26;

/** The newest clear rise or fall over neighbouring complete weeks up to the week index `last`; null if there is none. */
export function lastClearChange(weeks: readonly PeriodSummary[], last: number): ClearChange | null {
  const usable = weeks.filter(({ sparse, index }) => !sparse && index <= last);
  const newest = usable.at(-1);
  for (let end = usable.length - 1; end > 0 && usable[end]!.index > last - WITHIN_WEEKS; end -= 1) {
    const week = usable[end]!;
    const first = usable[runStart(usable, end)]!;
    if (Math.abs(week.mean - first.mean) < CLEAR_POINTS) continue;
    return {
      week: week.index,
      since: first.index,
      before: first.mean,
      after: week.mean,
      newest: { week: newest!.index, mean: newest!.mean },
    };
  }
  return null;
}

/** Where the run of neighbouring weeks begins that moves one way up to the week at `end`. */
function runStart(weeks: readonly PeriodSummary[], end: number): number {
  const stepInto = (place: number) => {
    const [before, week] = [weeks[place - 1], weeks[place]!];
    return before?.index === week.index - 1 ? Math.sign(week.mean - before.mean) : 0;
  };
  const way = stepInto(end);
  let start = end;
  while (way !== 0 && stepInto(start) === way) start -= 1;
  return start;
}
