import type { Day } from '../../domain/day.ts';
import { dayOfHeading, type NoDay } from './day-heading.ts';
import type { ExactFields } from './exact-fields.ts';
import { splitOwnAnswers } from './own-answers-block.ts';
import { checksumOf, checksumText } from './own-text.ts';
import { type DayParts, trimBlankLines } from './section-text.ts';
import type { Section } from './split-sections.ts';

/** The section of a day in its parts. */
export interface DaySection {
  section: Section;
  parts: DayParts;
  /** Words that stand above the first day of a month; they belong to this day. */
  above: string;
}

/** Nobody renames more headings, and each is compared with all days that are missing. */
const MAX_RENAMED = 100;

/**
 * The day of each section, or why it has none. A heading that names no day is that of the day of the exact fields
 * that has the same text, or of the one that is missing where it stands.
 */
export function findDays(sections: readonly DaySection[], { byDay }: ExactFields): (Day | NoDay)[] {
  const known = [...byDay.keys()];
  const byEnding = Map.groupBy(known, (day) => day.slice(-6));
  const found = sections.map(({ section: { day, year } }) => day && dayOfHeading(day, year, byEnding));
  const missing = new Set(known);
  for (const day of found) if (typeof day === 'string') missing.delete(day);
  let renamed = 0;
  return found.map((day, index) => {
    if (day !== null) return day;
    const { section, parts } = sections[index]!;
    renamed += 1;
    if (renamed > MAX_RENAMED) return namesNoDay(section);
    const sums = new Set(checksumsOf(parts));
    const same = [...missing].filter((one) => sums.has(byDay.get(one)!.get('text') ?? ''));
    const between = [...missing].filter(isBetween(found, index));
    const [only] = same.length === 1 ? same : between;
    if (only === undefined || (same.length !== 1 && between.length !== 1)) return namesNoDay(section);
    missing.delete(only);
    return only;
  });
}

/** The missing days that may be those of headings that name no day, or a wrong one: they stand between the same days. */
export function daysInDoubt(found: readonly (Day | NoDay)[], missing: readonly Day[]): Set<Day> {
  const doubtful = found.flatMap((day, index) => (typeof day === 'string' ? [] : index));
  if (doubtful.length > MAX_RENAMED) return new Set(missing);
  return new Set(doubtful.flatMap((index) => missing.filter(isBetween(found, index))));
}

/** Whether a day lies between the days that stand around a heading. */
function isBetween(found: readonly (Day | NoDay | null)[], index: number): (day: Day) => boolean {
  const isDay = (one: Day | NoDay | null) => typeof one === 'string';
  const before = found.slice(0, index).findLast(isDay) ?? '';
  const after = found.slice(index + 1).find(isDay) ?? '9999-12-31';
  return (day) => day > before && day < after;
}

function namesNoDay({ heading }: Section): NoDay {
  return { why: `"${heading!.slice(0, 80)}" names no day. Put one there, such as: Monday 2 March 2026.` };
}

/**
 * What the exact fields may hold of the text of these parts: with the note as it is, and without empty lines around it;
 * each with the lines that look like answers to own questions as a part of the note, and without them.
 */
function checksumsOf({ answers, note }: DayParts): string[] {
  return [note, splitOwnAnswers(note).note]
    .flatMap((one) => [one, trimBlankLines(one)])
    .map((lines) => `${checksumText(checksumOf(answers ?? ''))},${checksumText(checksumOf(lines.join('\n')))}`);
}
