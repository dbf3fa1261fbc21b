import { escapeControls } from './text.ts';

/** A message about the files that a lock, an unlock or a change of the passphrase could not deal with. */
export function unconvertedLines(what: string, files: readonly string[]): string {
  return `${[`These ${what}. Remove them if you do not need them:`, ...files.map(escapeControls)].join('\n')}\n`;
}
