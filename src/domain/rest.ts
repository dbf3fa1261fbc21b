import { addDays, type Day, daysBetween, formatDay } from './day.ts';

/** A range of days that the writer sets aside, both ends included; two rests never overlap. */
export interface Rest {
  from: Day;
  to: Day;
  note?: string;
}

/** The rest that covers a day. */
export function restOn(rests: readonly Rest[], day: Day): Rest | undefined {
  return rests.find(({ from, to }) => from <= day && day <= to);
}

/** "Friday 20 November 2026", or "20 to 24 November 2026": month and year stand once where both days share them. */
export function formatRest({ from, to }: Rest): string {
  const last = formatDay(to, 'd MMMM yyyy');
  if (from === to) return formatDay(from, 'EEEE d MMMM yyyy');
  const pattern =
    from.slice(0, 7) === to.slice(0, 7) ? 'd' : from.slice(0, 4) === to.slice(0, 4) ? 'd MMMM' : 'd MMMM yyyy';
  return `${formatDay(from, pattern)} to ${last}`;
}

/** How many days of a range, both ends included, lie in a rest. */
export function countRestDays(rests: readonly Rest[], from: Day, to: Day): number {
  return rests.reduce((sum, rest) => {
    const first = rest.from > from ? rest.from : from;
    const last = rest.to < to ? rest.to : to;
    return sum + Math.max(0, daysBetween(first, last) + 1);
  }, 0);
}

/** The days of a range, both ends included, that are neither written nor set aside, oldest first. */
export function unwrittenDays(written: ReadonlySet<Day>, rests: readonly Rest[], from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!written.has(day) && !restOn(rests, day)) days.push(day);
  }
  return days;
}
