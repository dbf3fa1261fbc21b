import { UserError } from '../../errors.ts';

const CAUSES: [code: RegExp, sentence: (file: string) => string, hint: string][] = [
  [
    /^SQLITE_BUSY|^SQLITE_LOCKED/,
    (file) => `${file} is in use by another program.`,
    'Close the other one and try again. Nothing was changed.',
  ],
  [
    /^SQLITE_NOTADB|^SQLITE_CORRUPT/,
    (file) => `${file} is not a journal that can be read.`,
    'Nothing was changed. Put a backup in its place, or choose another folder with --home.',
  ],
  [
    /^SQLITE_FULL|^ENOSPC|^EDQUOT/,
    (file) => `There is no room left on the disk of ${file}.`,
    'Nothing was half-written. Free some room and try again.',
  ],
  [
    /^SQLITE_READONLY|^EACCES|^EPERM|^EROFS|^ENOENT/,
    (file) => `${file} cannot be written.`,
    'Check who owns the folder, or choose another with --home.',
  ],
  [
    /^SQLITE_CANTOPEN|^EISDIR|^ENOTDIR|^EEXIST/,
    (file) => `${file} cannot be opened as a journal.`,
    'Check what is at that place, or choose another folder with --home.',
  ],
  [
    /^SQLITE_IOERR/,
    (file) => `The disk of ${file} gave an error.`,
    'Nothing was half-written. Check the disk and try again.',
  ],
];

/** A UserError that explains a known SQLite or file system error code; any other error is returned unchanged. */
export function explainJournalError(error: unknown, file: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return error;
  const cause = CAUSES.find(([pattern]) => pattern.test(code));
  return cause ? new UserError(cause[1](file), cause[2]) : error;
}

/** Runs a step, whose known errors become a UserError. @throws as the step does otherwise */
export function orExplain<T>(file: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw explainJournalError(error, file);
  }
}
