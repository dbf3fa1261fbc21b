import { escapeControls } from './text.ts';

/** A message about files that a command leaves as they are, such as those that a lock cannot convert. */
export function unconvertedLines(what: string, files: readonly string[]): string {
  return `${[`These ${what}. Remove them if you do not need them:`, ...files.map(escapeControls)].join('\n')}\n`;
}
