import type { Day } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { dayOfHeading } from './day-heading.ts';
import type { ExactFields } from './exact-fields.ts';
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

/**
 * The day of each section, or the error that says why it has none. A heading that names no day is that of the day of the exact fields
 * that has the same text, or of the one that is missing where it stands.
 */
export function findDays(sections: readonly DaySection[], { byDay }: ExactFields): (Day | UserError)[] {
  const known = [...byDay.keys()];
  const found = sections.map(({ section }) => dayOfSection(section, known));
  const missing = new Set(known);
  for (const day of found) if (typeof day === 'string') missing.delete(day);
  return found.map((day, index) => {
    if (day !== null) return day;
    const { section, parts } = sections[index]!;
    const sums = new Set(checksumsOf(parts));
    const same = [...missing].filter((one) => sums.has(byDay.get(one)!.get('text') ?? ''));
    const isDay = (one: Day | UserError | null) => typeof one === 'string';
    const before = found.slice(0, index).findLast(isDay) ?? '';
    const after = found.slice(index + 1).find(isDay) ?? '9999-12-31';
    const between = [...missing].filter((one) => one > before && one < after);
    const [only] = same.length === 1 ? same : between;
    if (only === undefined || (same.length !== 1 && between.length !== 1))
      return new UserError(
        `“${section.heading!.slice(0, 80)}” names no day. Put one there, such as: Monday 2 March 2026.`,
      );
    missing.delete(only);
    return only;
  });
}

/** The day that the heading of a section names; null if it is no date at all. */
function dayOfSection({ day, year }: Section, known: readonly Day[]): Day | UserError | null {
  if (day === null) return null;
  try {
    return dayOfHeading(day, year, known);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** What the exact fields hold of the text of these parts: with the note as it is, and without empty lines around it. */
function checksumsOf({ answers, note }: DayParts): string[] {
  return [note, trimBlankLines(note)].map(
    (lines) => `${checksumText(checksumOf(answers ?? ''))},${checksumText(checksumOf(lines.join('\n')))}`,
  );
}
