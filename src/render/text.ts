import { inspect } from 'node:util';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Prose is not stretched to a wide screen. */
export const PROSE_WIDTH = 72;

/** Characters of one cell each, which nearly every text is made of: measuring others reads long tables first. */
const NARROW = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2500-\u259f\u25c7\u25c8\u25cf]*$/;

/** Cells that a text takes on the screen: two for 日, none for a colour. */
export function displayWidth(text: string): number {
  return NARROW.test(text) ? text.length : stringWidth(text);
}

/** Lines of at most `width` cells, broken between words where there is a space to break at. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const room = Math.max(1, Math.min(width, PROSE_WIDTH) - displayWidth(indent));
  const lines = NARROW.test(text) ? wrapNarrow(text, room) : null;
  if (lines) return lines.map((line) => (line === '' ? '' : indent + line));
  return wrapAnsi(text, room, { hard: true, trim: true })
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line));
}

/** The same for a line of narrow characters; null where a word is too long for a line, or spaces stand together. */
function wrapNarrow(text: string, room: number): string[] | null {
  if (text.length <= room) return [text.trim()];
  if (text.includes('  ')) return null;
  const lines = [''];
  for (const word of text.trim().split(' ')) {
    if (word.length > room) return null;
    const last = lines.at(-1)!;
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The text followed by spaces up to `width` cells. */
export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The first line of a text, cut to `width` cells with a mark where something is missing. */
export function firstLine(text: string, width: number, ellipsis: string): string {
  const line = text.trim().split('\n', 1)[0]!;
  const isWhole = line === text.trim();
  if (isWhole && displayWidth(line) <= width) return line;
  // What a reader takes for one character: an emoji of several parts, a letter with its marks. Written as a literal,
  // V8 would read its long table at every start.
  const character = /\p{RGI_Emoji}|.\p{M}*/gsv;
  let cut = '';
  for (const [next] of line.matchAll(character)) {
    if (displayWidth(cut + next) > width - displayWidth(ellipsis)) break;
    cut += next;
  }
  return cut.trimEnd() + ellipsis;
}

/**
 * A text from outside as it may be sent to a terminal: control characters, which could move the cursor or rewrite
 * the screen, are shown as escapes; line ends become `\n`, tabs spaces. What is stored stays as it was written.
 */
export function escapeControls(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '  ')
    .replace(/[\p{Cc}\u2028\u2029]/gu, (control) => (control === '\n' ? control : inspect(control).slice(1, -1)));
}

/** "a", "a and b", "a, b and c". */
export function joinWithAnd(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** "1 day", "2 days". */
export function pluralize(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
