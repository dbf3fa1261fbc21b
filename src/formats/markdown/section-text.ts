import { isAnswersLine } from './answers-line.ts';
import { ownBlockLength, unchangedLength } from './own-text.ts';

/** The lines of a section without those that nearfar wrote beside the entry. */
export interface SectionText {
  lines: string[];
  /** Where in the section blocks of nearfar's begin that somebody changed. What was changed is among `lines`. */
  changedBlocks: number[];
}

/**
 * Leaves out passages, days set aside, summaries and tables of weeks, each with the empty line after it.
 * @param known the checksums of these blocks as they were written; null if they are known by their form alone
 */
export function withoutOwnBlocks(lines: readonly string[], known: ReadonlySet<string> | null): SectionText {
  const kept: string[] = [];
  const changedBlocks: number[] = [];
  for (let index = 0; index < lines.length; ) {
    const length = ownBlockLength(lines, index);
    const block = lines.slice(index, index + length);
    const ours = known === null ? length : unchangedLength(block, known);
    // Below a paragraph anything may be typed; in a quote or a table it looks like a part of it.
    if (length > 0 && (ours === 0 || (ours < length && !block[0]!.startsWith('*')))) changedBlocks.push(index);
    if (ours === 0) kept.push(lines[index]!);
    // What follows may be another block, where the empty line between them was taken out.
    index += Math.max(ours, 1);
    if (length > 0 && ours === length && lines[index]?.trim() === '') index += 1;
  }
  return { lines: kept, changedBlocks };
}

/** The lines without empty ones at both ends. */
export function trimBlankLines(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => line.trim() !== '');
  return start < 0 ? [] : lines.slice(start, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

/** The parts that hold something, with empty lines between them. */
export function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The lines of a day, divided at the line with the answers. */
export interface DayParts {
  /** What stands between the heading and the answers. */
  above: string;
  /** The line with the answers; null if there is none. */
  answers: string | null;
  note: string[];
}

/** Divides the lines of a day; an empty line stands above and below the answers, and below the note. */
export function dayParts(lines: readonly string[]): DayParts {
  const at = lines.findIndex(isAnswersLine);
  const note = lines.slice(at + 1);
  if (note[0] === '') note.shift();
  if (note.at(-1) === '') note.pop();
  if (at < 0) return { above: '', answers: null, note };
  return { above: trimBlankLines(lines.slice(0, at)).join('\n'), answers: lines[at]!.trimEnd(), note };
}
