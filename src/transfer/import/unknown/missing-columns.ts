import { UsageError, UserError } from '../../../errors.ts';
import type { ReadingOptions } from '../../../formats/format.ts';
import type { FormatName } from '../../../formats/formats.ts';
import { listHeadings } from '../../../formats/table/columns/column-roles.ts';

/** Formats with columns or properties that have no role of their own. */
const NOTES: readonly FormatName[] = ['daily-notes', 'org-journal'];
const TABLES: readonly FormatName[] = ['table', 'yaml'];

interface MissingColumns {
  /** Is told the columns that files of one format do not have, where other files are read too. */
  onMissing: ReadingOptions['onMissingColumns'];
  /** @throws UserError for a column that none of the files has */
  assertFound: () => void;
}

/**
 * Watches that a column of `--columns` is in one of the files. A table, or notes alone, refuse by themselves what they lack.
 * @param formats those of the files, each once
 * @throws UsageError if none of them has columns to name
 */
export function missingColumns(formats: readonly FormatName[], columns: readonly string[] | undefined): MissingColumns {
  if (columns && !formats.some((name) => NOTES.includes(name) || TABLES.includes(name)))
    throw new UsageError(
      '--columns names columns of tables and properties of notes, and what is read here has none.',
      'Leave it away, or say with --format what the file is. Nothing was brought in.',
    );
  if (formats.length < 2 || formats.some((name) => TABLES.includes(name)))
    return { onMissing: formats.length < 2 ? undefined : () => {}, assertFound: () => {} };
  const told: { missing: readonly string[]; found: readonly string[] }[] = [];
  return {
    onMissing: (missing, found) => told.push({ missing, found }),
    assertFound: () => {
      const nowhere = told[0]?.missing.find((name) => told.every(({ missing }) => missing.includes(name)));
      if (nowhere === undefined) return;
      const found = [...new Set(told.flatMap((one) => one.found))];
      throw new UserError(
        `These notes have no property "${nowhere}".`,
        `Found: ${found.length === 0 ? 'none' : listHeadings(found)}. Nothing was brought in.`,
      );
    },
  };
}
