import { UserError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { withExportMark } from '../mark/export-mark.ts';
import { splitLines } from '../split-lines.ts';
import { readBook } from './read-book.ts';
import { isCommentedEntries, readCommentedEntries } from './read-commented-entries.ts';
import { writeBook } from './write-book.ts';

/**
 * The journal as a book to read: headings for years, months and days, and each entry in words. The exact fields stand
 * in one comment at its end. What somebody changed in the text counts on import.
 */
export const markdown: Format = {
  write: (content, details) =>
    withExportMark(content.entries, details.redacted, { open: '', close: ' -->\n' }, (counted) =>
      writeBook({ ...content, entries: counted }, details),
    ),

  read(file, _, { onProgress } = {}) {
    const lines = splitLines(
      file
        .text()
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n'),
    );
    if (!isCommentedEntries(lines)) return readBook(lines, file.changedAt?.(), onProgress);
    if (lines.some((line) => line.startsWith('<!-- nearfar:')))
      throw new UserError(
        `${file.name} joins an export of an earlier nearfar with one of this.`,
        'Bring them in one by one. Nothing was changed.',
      );
    return readCommentedEntries(lines);
  },
};
