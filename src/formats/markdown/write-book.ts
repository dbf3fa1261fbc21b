import { type Day, monthName } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import { formatRest, type Rest } from '../../domain/rest.ts';
import type { DaySpan, ExportContent, ExportDetails } from '../format.ts';
import { remainingMetadata } from '../metadata-line.ts';
import { dayHeading } from './day-heading.ts';
import { escapeLoading, escapeNote } from './escape-note.ts';
import { type FieldsWriter, fieldsWriter } from './exact-fields.ts';
import { monthSummary } from './month-summary.ts';
import { ownAnswersBlock } from './own-answers-block.ts';
import { checksumOf, checksumText, PASSAGE_START, REST_START, TITLE } from './own-text.ts';
import { type PhraseCache, phraseCache } from './phrase-cache.ts';

interface Book {
  fields: FieldsWriter;
  phrases: PhraseCache;
  details: ExportDetails;
  /** The texts of passages that were quoted. */
  quoted: Set<string>;
}

/** The journal as a book: a title, then years, months and days, and the exact fields in a comment without its end. */
export function* writeBook(
  { entries, rests, span, ownQuestions, questionOrder }: Omit<ExportContent, 'earlierVersions'>,
  details: ExportDetails,
): Generator<string> {
  const fields = fieldsWriter();
  const book: Book = { fields, phrases: phraseCache(details), details, quoted: new Set() };
  let pendingRests = [...rests];
  let opening = `# ${TITLE}\n\n`;
  let previousMonth = '';
  for (const monthEntries of byMonth(entries)) {
    const [{ day }] = monthEntries;
    const month = day.slice(0, 7);
    const startedRests = pendingRests.filter(({ from }) => from.slice(0, 7) <= month);
    pendingRests = pendingRests.slice(startedRests.length);
    if (opening !== '') yield opening + ownBlocks(fields, spanBlock(span?.() ?? null));
    opening = '';
    yield headings(day, previousMonth) + ownBlocks(fields, startedRests.map(restBlock));
    yield monthEntries.map((entry) => entrySection(entry, book)).join('') +
      ownBlocks(fields, monthSummary(monthEntries));
    previousMonth = month;
  }
  if (pendingRests.length > 0) yield opening + ownBlocks(fields, pendingRests.map(restBlock));
  if (previousMonth === '' && pendingRests.length === 0) return;
  for (const question of ownQuestions ?? []) fields.addQuestion(question);
  if (questionOrder) fields.addQuestion(questionOrder);
  yield* fields.pieces();
}

type NonEmpty<T> = [T, ...T[]];

/** Consecutive entries of the same month together. */
function* byMonth(entries: Iterable<SavedEntry>): Generator<NonEmpty<SavedEntry>> {
  let month: NonEmpty<SavedEntry> | null = null;
  for (const entry of entries) {
    if (month?.[0].day.slice(0, 7) === entry.day.slice(0, 7)) month.push(entry);
    else {
      if (month) yield month;
      month = [entry];
    }
  }
  if (month) yield month;
}

/** "*2 February to 14 June 2026, 120 days written.*" */
function spanBlock(span: DaySpan | null): string[] {
  if (span === null) return [];
  return [`*${formatRest(span)}, ${span.count} ${span.count === 1 ? 'day' : 'days'} written.*`];
}

/** The month's heading, after the year's if the previous month was of another year. */
function headings(day: Day, previousMonth: string): string {
  const year = day.slice(0, 4);
  return `${previousMonth.startsWith(year) ? '' : `## ${year}\n\n`}### ${monthName(day)} ${year}\n\n`;
}

/** Blocks that are no part of an entry, with an empty line after each; their checksums go to the exact fields. */
function ownBlocks({ addOwn }: FieldsWriter, blocks: readonly string[]): string {
  for (const block of blocks) addOwn(checksumOf(block));
  return blocks.map((block) => `${block}\n\n`).join('');
}

/** A rest stands in the first written month at or after its beginning. It is not imported again. */
function restBlock(rest: Rest): string {
  const start = `${REST_START}${formatRest(rest)}.`;
  return rest.note === undefined ? start : `${start}\n>\n${quote(escapeNote(rest.note).text)}`;
}

/** The lines of a text as a quote. */
function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line}`))
    .join('\n');
}

function entrySection(entry: SavedEntry, { fields, phrases, details, quoted }: Book): string {
  const closeness = phrases.closeness(entry);
  const moves = phrases.moves(entry);
  const note = entry.note === undefined ? null : escapeNote(entry.note);
  const passage = passageBlock(entry, details, quoted);
  const answersChecksum = checksumOf(moves.text, closeness.checksum);
  const noteChecksum = note === null ? 0 : checksumOf(note.text);
  let line = `day=${entry.day}${closeness.metadata}${moves.metadata}${remainingMetadata(entry)}`;
  line += ` text=${checksumText(answersChecksum)},${checksumText(noteChecksum)}`;
  if (note?.eol) line += ` eol=${note.eol}`;
  if (passage !== null) line += ` own=${checksumText(checksumOf(passage))}`;
  fields.addDay(line);
  const ownAnswers = ownAnswersBlock(entry.own_answers);
  const ownText = ownAnswers === '' ? '' : `${ownAnswers}\n\n`;
  const noteText = note === null ? '' : `${note.text}\n\n`;
  const passageText = passage === null ? '' : `${passage}\n\n`;
  return `#### ${dayHeading(entry)}\n\n${closeness.text}${moves.text}\n\n${ownText}${noteText}${passageText}`;
}

/** The title of a passage and the reason for it; with its text where that comes for the first time. */
function passageBlock(entry: SavedEntry, details: ExportDetails, quoted: Set<string>): string | null {
  if (entry.passage === undefined || details.passages === 'none') return null;
  const { title, why, isKept, text: readText } = details.describePassage(entry);
  const reason = why ? ` (${escapeNote(why.replace(/\s+/g, ' ')).text})` : '';
  const start = `${PASSAGE_START}*${escapeNote(title).text}*${isKept ? ', kept' : ''}${reason}`;
  const text = details.passages === 'title' ? undefined : readText?.();
  if (text === undefined || quoted.has(text)) return start;
  quoted.add(text);
  return [start, ...paragraphs(text).map((one) => `> ${one}`)].join('\n>\n');
}

/** The paragraphs of a text that empty lines divide, each on one line. */
function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => escapeLoading(paragraph.replace(/\s+/g, ' ').trim()))
    .filter((paragraph) => paragraph !== '');
}
