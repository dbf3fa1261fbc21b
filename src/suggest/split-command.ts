import { UsageError } from '../errors.ts';

/** A part of a word. A backslash takes only a space, a quote or a backslash literally, because Windows paths have many. */
const PART = /'([^']*)'|"((?:\\["\\]|[^"])*)"|\\([\s'"\\])|([^\s'"])/g;
const WORD = new RegExp(`(?:${PART.source})+`, 'g');

/**
 * Splits a command line into words as a shell would, as far as quotes and backslashes go. Nothing is expanded.
 * @throws UsageError for a quote that is not closed, and if no program is named
 */
export function splitCommand(command: string): string[] {
  const hint = 'It is the program and its arguments, such as: node ~/reader.mjs';
  if (command.replace(WORD, '').trim() !== '') throw new UsageError('A quote in the command is not closed.', hint);
  const words = (command.match(WORD) ?? []).map((word) =>
    word.replace(PART, (_, single, double, escaped, bare) => {
      return single ?? double?.replace(/\\(["\\])/g, '$1') ?? escaped ?? bare;
    }),
  );
  if (!words[0]) throw new UsageError('The command names no program.', hint);
  return words;
}
