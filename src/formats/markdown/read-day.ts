import { type Day, dateOfMonth, monthName } from '../../domain/day.ts';
import { answersOf } from '../../domain/entry.ts';
import type { AnswerForm } from '../../domain/questions/own-question.ts';
import { UserError } from '../../errors.ts';
import { closenessSentence, moveSentences } from '../entry-sentences.ts';
import type { ImportedEntry } from '../format.ts';
import { readImportedEntry } from '../import-collector.ts';
import { entryFromMetadata } from '../metadata-line.ts';
import { readAnswersLine } from './answers-line.ts';
import { unescapeNote } from './escape-note.ts';
import type { ExactFields } from './exact-fields.ts';
import type { DaySection } from './find-days.ts';
import { areLinesOf, readOwnAnswersBlock, splitOwnAnswers } from './own-answers-block.ts';
import { checksumOf, checksumText } from './own-text.ts';
import { joinParts, trimBlankLines } from './section-text.ts';

/** What is known of a book while its days are read. */
interface BookContext {
  fields: ExactFields;
  /** The forms of the answers to own questions, by name. */
  forms: ReadonlyMap<string, AnswerForm>;
  /** When the file was last changed. */
  changedAt: Date | undefined;
}

/**
 * Reads an entry from the section of a day: its exact fields, and the text where it is another than they tell.
 * @returns also what is said about words in the place of answers
 * @throws UserError if a field is wrong, or there is neither a note nor anything that says how close it felt
 */
export function readDay(
  day: Day,
  { section, parts, above }: DaySection,
  { fields: { byDay, own }, forms, changedAt }: BookContext,
): { entry: ImportedEntry; isEdited: boolean; remarks: readonly string[] } {
  const fields = byDay.get(day);
  const [answersSum, noteSum] = fields?.get('text')?.split(',') ?? [];
  const isNote = (lines: readonly string[]) => noteSum === checksumText(checksumOf(lines.join('\n')));
  const before: Partial<ImportedEntry> = fields ? entryFromMetadata(fields, parts.note.join('\n')) : {};
  // A line of the note alone may look like an answer.
  const isNoteAlone = isNote(parts.note) || isNote(trimBlankLines(parts.note));
  const below = isNoteAlone ? { answers: [], note: parts.note } : splitOwnAnswers(parts.note, before.own_answers);
  const noteLines = isNote(below.note) ? below.note : trimBlankLines(below.note);
  const hasOwnAnswers = areLinesOf(before.own_answers ?? {}, below.answers);
  const { answers: ownAnswers, rest: unknown } = hasOwnAnswers
    ? { answers: before.own_answers ?? {}, rest: [] }
    : readOwnAnswersBlock(below.answers, before.own_answers ?? {}, forms);
  const hasAnswers = parts.answers === null || answersSum === checksumText(checksumOf(parts.answers));
  const read = hasAnswers
    ? { answers: answersOf(before), rest: '', remarks: parts.answers === null ? answersKept(before) : [] }
    : readAnswersLine(parts.answers!, before);
  const typed = [above, section.day?.rest ?? section.heading!, parts.above, read.rest, unknown.join('\n')];
  const text = joinParts([...typed, noteLines.join('\n')]);
  const note = text === '' ? undefined : unescapeNote(text, fields?.get('eol') ?? null);
  if (fields && hasAnswers && hasOwnAnswers && isNote(noteLines) && typed.every((words) => words === ''))
    return { entry: entryFromMetadata(fields, note), isEdited: false, remarks: read.remarks };
  if (read.answers.felt === undefined && note === undefined) throw nothingFelt(day);
  const { passage, logged_at, zone, updated_at, late } = before;
  const changed = own === null ? undefined : changeTime(updated_at, changedAt);
  const kept = { day, passage, logged_at, zone, late };
  return {
    entry: readImportedEntry({ ...kept, ...read.answers, note, updated_at: changed, own_answers: ownAnswers }),
    isEdited: own !== null,
    remarks: read.remarks,
  };
}

/** Says that the answers stay where their line is gone, or begins with other words and so is a part of the note. */
function answersKept(before: Partial<ImportedEntry>): string[] {
  const { felt, want, their_move, my_move, practices } = before;
  if ([felt, want, their_move, my_move, practices].every((answer) => answer === undefined)) return [];
  const answers = [closenessSentence(before), ...moveSentences(before)].join(' ');
  return [`No line begins with "Felt" and a number, so the answers are those that stood there: ${answers}`];
}

/** When an entry was changed by hand: with the file, and in any case after its last change in the journal. */
function changeTime(updatedAt: string | undefined, changedAt: Date | undefined): string | undefined {
  const least = updatedAt === undefined ? Number.NEGATIVE_INFINITY : Date.parse(updatedAt) + 1;
  const time = Math.max(least, changedAt?.getTime() ?? least);
  return Number.isFinite(time) ? new Date(time).toISOString() : undefined;
}

function nothingFelt(day: Day): UserError {
  const words = `${dateOfMonth(day)} ${monthName(day)} ${day.slice(0, 4)}`;
  return new UserError(
    `${words} says neither how close it felt nor anything else. Write it below the heading, for example: Felt 4.`,
  );
}
