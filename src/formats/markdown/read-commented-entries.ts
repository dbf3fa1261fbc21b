import { UserError } from '../../errors.ts';
import type { ImportedEntry, ImportResult } from '../format.ts';
import { importCollector } from '../import-collector.ts';
import { entryFromMetadata, parseMetadata } from '../metadata-line.ts';
import { unescapeEarlierNote } from './escape-note.ts';

const COMMENT = '<!-- nearfar ';
const PASSAGE = '> Passage: ';
/** In characters, about ten times the longest of ours. */
const MAX_COMMENT_LENGTH = 5000;

/** Whether a file was written by nearfar 0.1, which put the exact fields into a comment below each entry. */
export function isCommentedEntries(lines: readonly string[]): boolean {
  return lines.some((line) => line.startsWith(COMMENT));
}

/** Reads a file in which a comment below each entry holds its exact fields. */
export function readCommentedEntries(lines: readonly string[]): ImportResult {
  const collector = importCollector();
  /** The index of the heading whose entry is still open; -1 for none. */
  let heading = -1;
  /** The index of the last comment; -1 for none. */
  let comment = -1;
  const reportMissingComment = () =>
    collector.addEntry(`line ${heading + 1}`, () => {
      throw new UserError('The comment that ends this entry, <!-- nearfar ... -->, is missing.');
    });
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('### ')) {
      if (heading >= 0) reportMissingComment();
      heading = index;
    } else if (line.startsWith(COMMENT)) {
      comment = index;
      const block = lines.slice(heading + 1, index);
      collector.addEntry(`line ${(heading < 0 ? index : heading) + 1}`, () => readSection(block, line));
      heading = -1;
    } else if (heading < 0 && comment >= 0 && line.trim() !== '' && !/^(?:##? |<!-- nearfar-export )/.test(line))
      collector.leaveOut({ one: 'line', why: 'below the comment that ends its entry; above it, it comes in' });
  }
  if (heading >= 0) reportMissingComment();
  return collector;
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
  const note =
    noteLines.length === 0 ? undefined : unescapeEarlierNote(noteLines.join('\n'), metadata.get('eol') ?? null);
  return entryFromMetadata(metadata, note);
}
