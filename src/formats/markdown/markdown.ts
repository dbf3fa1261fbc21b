import { type Day, dateOfMonth, monthName, weekdayName } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import { formatRest, type Rest } from '../../domain/rest.ts';
import { UserError } from '../../errors.ts';
import { withExportMark } from '../export-mark.ts';
import type { ExportDetails, Format, ImportedEntry } from '../format.ts';
import { importCollector } from '../import-collector.ts';
import { entryFromMetadata, parseMetadata, remainingMetadata } from '../metadata-line.ts';
import { splitLines } from '../split-lines.ts';
import { escapeNote, unescapeNote } from './escape-note.ts';
import { type PhraseCache, phraseCache } from './phrase-cache.ts';
import { weekSummaries } from './week-summaries.ts';

const COMMENT = '<!-- nearfar ';
const PASSAGE = '> Passage: ';
/** In characters, about ten times the longest of ours. */
const MAX_COMMENT_LENGTH = 5000;

/**
 * The journal as a text to read: headings for years, months and days, and each entry in words. Each entry ends with a
 * comment that holds its exact fields, from which it is imported again.
 */
export const markdown: Format = {
  write: ({ entries, rests }, details) =>
    withExportMark(entries, details.redacted, { open: '<!-- nearfar-export ', close: ' -->\n' }, (counted) =>
      sections(counted, rests, details),
    ),

  read(file) {
    const collector = importCollector();
    const lines = splitLines(file.text().replaceAll('\r\n', '\n'));
    /** The index of the heading whose entry is still open; -1 for none. */
    let heading = -1;
    const reportMissingComment = () =>
      collector.addEntry(`line ${heading + 1}`, () => {
        throw new UserError('The comment that ends this entry, <!-- nearfar … -->, is missing.');
      });
    for (const [index, line] of lines.entries()) {
      if (line.startsWith('### ')) {
        if (heading >= 0) reportMissingComment();
        heading = index;
      } else if (line.startsWith(COMMENT)) {
        const block = lines.slice(heading + 1, index);
        collector.addEntry(`line ${(heading < 0 ? index : heading) + 1}`, () => readSection(block, line));
        heading = -1;
      }
    }
    if (heading >= 0) reportMissingComment();
    return collector;
  },
};

function* sections(entries: Iterable<SavedEntry>, rests: Iterable<Rest>, details: ExportDetails): Generator<string> {
  const phrases = phraseCache(details);
  let pendingRests = [...rests];
  let previousMonth = '';
  for (const monthEntries of byMonth(entries)) {
    const [{ day }] = monthEntries;
    const month = day.slice(0, 7);
    const startedRests = pendingRests.filter(({ from }) => from.slice(0, 7) <= month);
    pendingRests = pendingRests.slice(startedRests.length);
    yield headings(day, previousMonth) + startedRests.map(restSection).join('');
    yield monthEntries.map((entry) => entrySection(entry, phrases, details)).join('') + weekSummaries(monthEntries);
    previousMonth = month;
  }
  yield* pendingRests.map(restSection);
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

/** The month's heading, after the year's if the previous month was of another year. */
function headings(day: Day, previousMonth: string): string {
  const year = day.slice(0, 4);
  return `${previousMonth.startsWith(year) ? '' : `# ${year}\n\n`}## ${monthName(day)}\n\n`;
}

/** A rest stands in the first written month at or after its beginning. It is not imported again. */
function restSection(rest: Rest): string {
  const note = rest.note === undefined ? '' : `${escapeNote(rest.note).text}\n\n`;
  return `*Set aside: ${formatRest(rest)}.*\n\n${note}`;
}

function entrySection(entry: SavedEntry, phrases: PhraseCache, details: ExportDetails): string {
  const closeness = phrases.closeness(entry);
  const moves = phrases.moves(entry);
  const note = entry.note === undefined ? null : escapeNote(entry.note);
  const heading = `${weekdayName(entry.day)} ${dateOfMonth(entry.day)} ${monthName(entry.day)}`;
  const fields = `day=${entry.day}${closeness.metadata}${moves.metadata}${remainingMetadata(entry)}`;
  return [
    `### ${heading}${entry.late ? ' (written later)' : ''}${closeness.text}${moves.text}`,
    note === null ? '' : `${note.text}\n\n`,
    entry.passage === undefined ? '' : passageSection(entry, details),
    `${COMMENT}${fields}${note?.eol ? ` eol=${note.eol}` : ''} -->\n\n`,
  ].join('');
}

function passageSection(entry: SavedEntry, details: ExportDetails): string {
  const { title, why } = details.describePassage(entry);
  const reason = why ? ` (${escapeNote(why.replace(/\s+/g, ' ')).text})` : '';
  return `${PASSAGE}*${title}*${reason}\n\n`;
}

/**
 * Reads an entry from the lines between its heading and its comment: the answers in words, the note and the passage,
 * with an empty line before, between and after them.
 */
function readSection(block: readonly string[], comment: string): ImportedEntry {
  if (comment.length > MAX_COMMENT_LENGTH) throw new UserError('The comment of this entry is longer than any of ours.');
  const metadata = parseMetadata(comment.slice(COMMENT.length).replace(/-->\s*$/, ''));
  const answers = block.findIndex((line) => line.trim() !== '');
  const answersEnd = answers < 0 ? -1 : block.findIndex((line, index) => index > answers && line.trim() === '');
  const noteLines = answersEnd < 0 ? [] : block.slice(answersEnd + 1);
  if (metadata.has('passage')) {
    const passage = noteLines.findLastIndex((line) => line.startsWith(PASSAGE));
    if (passage >= 0) noteLines.splice(passage);
  }
  if (noteLines.at(-1) === '') noteLines.pop();
  const note = noteLines.length === 0 ? undefined : unescapeNote(noteLines.join('\n'), metadata.get('eol') ?? null);
  return entryFromMetadata(metadata, note);
}
