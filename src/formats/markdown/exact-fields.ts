import { type Day, isDay } from '../../domain/day.ts';
import { type OwnQuestion, parseQuestion } from '../../domain/questions/own-question.ts';
import { type QuestionOrder, questionOrderFrom } from '../../domain/questions/question-order.ts';
import { UserError } from '../../errors.ts';
import { isRecord } from '../json/json-values.ts';
import { jsonWord, parseJsonWord, parseMetadata } from '../metadata-line.ts';
import { checksumText } from './own-text.ts';

const COMMENT = '<!-- nearfar:';
const FIRST_LINE = `${COMMENT} the exact fields of each day, from which this file is imported. Leave them as they are.\n`;
const FIELD_LINE = /^(?:day|own|question|entries)=/;
/** In characters: room for the longest answers in words. */
const MAX_LINE_LENGTH = 1_000_000;
const CHECKSUMS_IN_LINE = 100;

/** The fields of a day: those of an entry, `text` with the checksums of answers and note, `eol`, and `own`. */
export type DayFields = ReadonlyMap<string, string>;

/** What the comment at the end of a file holds. */
export interface ExactFields {
  byDay: ReadonlyMap<Day, DayFields>;
  /** The checksums of the blocks that nearfar wrote beside the entries; null in a file without such a comment, or with one that breaks off. */
  own: ReadonlySet<string> | null;
  /** Whether the comment breaks off before its end, as in a file that was cut off. */
  isCut: boolean;
  ownQuestions: readonly OwnQuestion[];
  questionOrder: QuestionOrder | null;
}

/** Gathers the exact fields while a book is written. */
export interface FieldsWriter {
  /** Adds the line of a day. */
  addDay: (line: string) => void;
  /** Adds the checksum of a block that is no part of a day. */
  addOwn: (checksum: number) => void;
  /** Adds an own question, or the order of the questions. */
  addQuestion: (question: OwnQuestion | QuestionOrder) => void;
  /** The comment, without its end. */
  pieces: () => Iterable<string>;
}

export function fieldsWriter(): FieldsWriter {
  let lines: string[] = [];
  // As bytes outside the heap: as strings they raise the peak memory of row 5 of docs/performance.md.
  const pages: Buffer[] = [];
  const own: string[] = [];
  const questions: string[] = [];
  // A comment may not hold two dashes next to each other.
  const withoutDashes = (line: string) => (line.includes('--') ? line.replaceAll('--', '-%2D') : line);
  return {
    addDay: (line) => {
      lines.push(withoutDashes(line));
      if (lines.length < 500) return;
      pages.push(Buffer.from(`${lines.join('\n')}\n`));
      lines = [];
    },
    addOwn: (checksum) => own.push(checksumText(checksum)),
    addQuestion: (question) => questions.push(withoutDashes(`question=${jsonWord(question)}\n`)),
    *pieces() {
      yield FIRST_LINE;
      for (const page of pages) yield page.toString();
      if (lines.length > 0) yield `${lines.join('\n')}\n`;
      for (let start = 0; start < own.length; start += CHECKSUMS_IN_LINE)
        yield `own=${own.slice(start, start + CHECKSUMS_IN_LINE).join(',')}\n`;
      yield* questions;
    },
  };
}

/**
 * Takes the exact fields out of the lines of a file, wherever they stand, and puts null in their place. Other lines
 * between them, which somebody typed, are left.
 * @param attempt records a line that cannot be read
 */
export function takeExactFields(
  lines: (string | null)[],
  attempt: (place: string, read: () => void) => void,
): ExactFields {
  const byDay = new Map<Day, DayFields>();
  const own = new Set<string>();
  const ownQuestions: OwnQuestion[] = [];
  let questionOrder: QuestionOrder | null = null;
  let hasComment = false;
  const isWhole = lines.some((line) => line?.startsWith('entries='));
  let isCut = false;
  const lastEnd = lines.findLastIndex((line) => line?.trimEnd().endsWith('-->'));
  const take = (index: number) => {
    const line = lines[index]!.replace(/ ?-->\s*$/, '');
    lines[index] = null;
    attempt(`line ${index + 1}`, () => {
      if (line.length > MAX_LINE_LENGTH)
        throw new UserError('This line of the exact fields is longer than any of ours.');
      const fields = parseMetadata(line.replaceAll('%2D', '-'));
      for (const checksum of fields.get('own')?.split(',') ?? []) own.add(checksum);
      const question = fields.get('question');
      if (question !== undefined) {
        const value = parseJsonWord(question, 'question');
        if (isRecord(value) && 'order' in value) questionOrder = questionOrderFrom(value);
        else ownQuestions.push(parseQuestion(value));
      }
      const day = fields.get('day');
      if (day === undefined) return;
      if (!isDay(day)) throw new UserError(`"${day.slice(0, 40)}" in the exact fields is not a real day.`);
      if (!byDay.has(day)) byDay.set(day, fields);
    });
  };
  for (let index = 0; index < lines.length; index += 1) {
    if (!lines[index]?.startsWith(COMMENT)) continue;
    hasComment = true;
    lines[index] = null;
    isCut = index >= lastEnd && !isWhole;
    const end = index >= lastEnd ? lastFieldLine(lines, index) : endOfComment(lines, index);
    for (index += 1; index <= end; index += 1) {
      const line = lines[index]!;
      if (FIELD_LINE.test(line)) take(index);
      else if (line.trim() === '' || line.trim() === '-->') lines[index] = null;
    }
    index = end;
  }
  return { byDay, own: hasComment && !isCut ? own : null, isCut, ownQuestions, questionOrder };
}

/** The index of the line that ends a comment, which has to be there. */
function endOfComment(lines: readonly (string | null)[], start: number): number {
  let end = start + 1;
  while (!lines[end]!.trimEnd().endsWith('-->')) end += 1;
  return end;
}

/** The index of the last line of a comment whose end is missing: fields and empty lines belong to it. */
function lastFieldLine(lines: readonly (string | null)[], start: number): number {
  let last = start;
  const isInside = (line: string) => FIELD_LINE.test(line) || line.trim() === '';
  while (last + 1 < lines.length && isInside(lines[last + 1]!)) last += 1;
  return last;
}
