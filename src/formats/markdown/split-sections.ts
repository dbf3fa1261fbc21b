import { isAnswersLine, isOwnAnswersLine } from './answers-line.ts';
import { type DayHeading, parseDayHeading, yearOfHeading } from './day-heading.ts';
import { TITLE } from './own-text.ts';

/** A stretch of a file: a day with its heading, or what stands above the first day of a month. */
export interface Section {
  /** The index of the first of its lines; that of the heading above it is one less. */
  start: number;
  /** The heading of a day; null above the first day of a month. */
  heading: string | null;
  /** What the heading says; null if it names no day. */
  day: DayHeading | null;
  /** The year that it stands under. */
  year: number | undefined;
  lines: string[];
}

const HEADING = /^(#{1,6})[ \t]+(\S.*)$/;
/** The level of the headings of days, and of the title; deeper ones stand in notes. */
const DAY_LEVEL = 4;
const TITLE_LEVEL = 1;

/**
 * Divides a file at the headings of days, months and years. Other headings are text, and so is what stands between fences of
 * code. A heading that names no day is that of a day if answers stand below it with their circles.
 * @param lines null stands for a line that is left out
 */
export function splitSections(lines: readonly (string | null)[]): Section[] {
  let section: Section = { start: 0, heading: null, day: null, year: undefined, lines: [] };
  const sections = [section];
  const open = (start: number, heading: string | null, day: DayHeading | null, year = section.year) => {
    section = { start: start + 1, heading, day, year, lines: [] };
    sections.push(section);
  };
  const fenced = fencedLines(lines);
  const moved = movedBy(lines);
  for (const [index, line] of lines.entries()) {
    if (line === null || isDoubled(lines, index)) continue;
    const found = fenced.has(index) ? null : headingIn(line, moved);
    if (found === null) {
      section.lines.push(line);
      continue;
    }
    const { level, heading } = found;
    const year = yearOfHeading(heading);
    if (level === TITLE_LEVEL && heading === TITLE) open(index, null, null);
    else if (year !== null) open(index, null, null, year === '' ? section.year : Number(year));
    else {
      const day = parseDayHeading(heading);
      const below = { lines, index, moved };
      if (day ? isDay(day, level, below) : isRenamed(section, below)) open(index, heading, day);
      else section.lines.push(line);
    }
  }
  return sections;
}

/** By how many levels all headings were moved down, as where a book was put below a heading of another text. */
function movedBy(lines: readonly (string | null)[]): number {
  const levels = lines.flatMap((line) => {
    const [, marks, words] = HEADING.exec(line ?? '') ?? [];
    return marks !== undefined && parseDayHeading(words!.trim()) ? [marks.length] : [];
  });
  return levels.length === 0 ? 0 : Math.max(0, Math.min(...levels) - DAY_LEVEL);
}

/** The heading of a line, with its level before all were moved; null for none, and for one that is deeper than those of days. */
function headingIn(line: string, moved: number): { level: number; heading: string } | null {
  const [, marks, words] = HEADING.exec(line) ?? [];
  const level = marks === undefined ? 0 : marks.length - moved;
  return level < TITLE_LEVEL || level > DAY_LEVEL ? null : { level, heading: words!.trim() };
}

/** The indexes of the lines between two fences. A fence that is not closed before the next day is none. */
function fencedLines(lines: readonly (string | null)[]): Set<number> {
  const fenced = new Set<number>();
  let opening: { index: number; marks: string } | null = null;
  for (const [index, line] of lines.entries()) {
    if (line !== null && isOwnAnswersLine(line)) opening = null;
    const [, marks, info] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line ?? '') ?? [];
    if (marks === undefined) continue;
    if (opening === null) opening = { index, marks };
    else if (marks.startsWith(opening.marks) && info!.trim() === '') {
      for (let at = opening.index + 1; at < index; at += 1) fenced.add(at);
      opening = null;
    }
  }
  return fenced;
}

/** Whether a line is an empty one that stood below a comment, where another stood above it. */
function isDoubled(lines: readonly (string | null)[], index: number): boolean {
  if (lines[index] !== '' || lines[index - 1] !== null) return false;
  let above = index - 1;
  while (lines[above] === null) above -= 1;
  return lines[above] === '';
}

/** Whether a heading with a date is that of a day, rather than one of a person's own in a note. */
function isDay(day: DayHeading, level: number, below: Below): boolean {
  return (level === DAY_LEVEL && day.rest === '') || hasBelow(below, isAnswersLine);
}

/** Whether a heading that names no day has answers below it; the first answers below the heading of a day are those of the day. */
function isRenamed(section: Section, below: Below): boolean {
  if (!hasBelow(below, isOwnAnswersLine)) return false;
  return section.heading === null || section.lines.some(isAnswersLine);
}

/** The lines below a heading, and how far the headings among them were moved down. */
interface Below {
  lines: readonly (string | null)[];
  /** Where the heading stands. */
  index: number;
  moved: number;
}

/** Whether one of the lines between a heading and the next one is what is looked for. */
function hasBelow({ lines, index, moved }: Below, accepts: (line: string) => boolean): boolean {
  for (let next = index + 1; next < lines.length; next += 1) {
    const line = lines[next]!;
    if (line !== null && headingIn(line, moved)) return false;
    if (line !== null && accepts(line)) return true;
  }
  return false;
}
