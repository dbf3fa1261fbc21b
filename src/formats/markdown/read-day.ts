import { type Day, dateOfMonth, monthName } from '../../domain/day.ts';
import { answersOf } from '../../domain/entry.ts';
import { UserError } from '../../errors.ts';
import type { ImportedEntry } from '../format.ts';
import { readImportedEntry } from '../import-collector.ts';
import { entryFromMetadata } from '../metadata-line.ts';
import { readAnswersLine } from './answers-line.ts';
import { unescapeNote } from './escape-note.ts';
import type { ExactFields } from './exact-fields.ts';
import type { DaySection } from './find-days.ts';
import { checksumOf, checksumText } from './own-text.ts';
import { joinParts, trimBlankLines } from './section-text.ts';

/**
 * Reads an entry from the section of a day: its exact fields, and the text where it is another than they tell.
 * @throws UserError if a field is wrong, or there is neither a note nor anything that says how close it felt
 */
export function readDay(
  day: Day,
  { section, parts, above }: DaySection,
  { byDay, own }: ExactFields,
  changedAt: Date | undefined,
): { entry: ImportedEntry; isEdited: boolean } {
  const fields = byDay.get(day);
  const [answersSum, noteSum] = fields?.get('text')?.split(',') ?? [];
  const isNote = (lines: readonly string[]) => noteSum === checksumText(checksumOf(lines.join('\n')));
  const noteLines = isNote(parts.note) ? parts.note : trimBlankLines(parts.note);
  const hasAnswers = parts.answers === null || answersSum === checksumText(checksumOf(parts.answers));
  const before: Partial<ImportedEntry> = fields ? entryFromMetadata(fields, noteLines.join('\n')) : {};
  const read = hasAnswers ? { answers: answersOf(before), rest: '' } : readAnswersLine(parts.answers!, before);
  const typed = [above, section.day?.rest ?? section.heading!, parts.above, read.rest];
  const text = joinParts([...typed, noteLines.join('\n')]);
  const note = text === '' ? undefined : unescapeNote(text, fields?.get('eol') ?? null);
  if (fields && hasAnswers && isNote(noteLines) && typed.every((words) => words === ''))
    return { entry: entryFromMetadata(fields, note), isEdited: false };
  const felt = read.answers.felt ?? before.felt;
  if (felt === undefined && note === undefined) throw nothingFelt(day);
  const { passage, logged_at, zone, updated_at, late } = before;
  const changed = own === null ? undefined : changeTime(updated_at, changedAt);
  const kept = { day, passage, logged_at, zone, late };
  return {
    entry: readImportedEntry({ ...kept, ...read.answers, felt, note, updated_at: changed }),
    isEdited: own !== null,
  };
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
