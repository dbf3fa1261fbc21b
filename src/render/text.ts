import { inspect } from 'node:util';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Longest line of prose, in cells, also on wider screens. */
export const PROSE_WIDTH = 72;

/** Cells that a text takes on the screen: two for 日, none for a colour code. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

/**
 * A command that ends a text behind a colon, where no word of it ends in a full stop as in a sentence about nearfar; and within a
 * sentence the name of a command, with the flags and days behind it.
 */
const COMMAND = /(?<=: )nearfar(?: \S*[^\s.])+$|\bnearfar [a-z]+(?: (?:--?[a-z]\S*|\d{4}-\d\d-\d\d\S*))*/g;
/** Stands for a space within a command, at which no line is broken; as wide as a space. */
const UNBROKEN_SPACE = '\u2591';

/**
 * Lines of at most `width` cells, broken between words where there is a space to break at. A command is not broken where it has
 * room on a line. A path that is longer than a line of prose has a line of its own, and is broken only where it is longer than
 * `width`.
 */
export function wrap(text: string, width: number, indent = ''): string[] {
  const widest = Math.max(1, width - displayWidth(indent));
  const room = Math.min(widest, PROSE_WIDTH - displayWidth(indent));
  const hasCommand = text.length > room && text.includes('nearfar ') && !text.includes(UNBROKEN_SPACE);
  const lines = hasCommand ? wrapAroundCommands(text, room, widest) : wrapWords(text, room, widest);
  return lines.map((line) => (line === '' ? '' : indent + line));
}

function wrapAroundCommands(text: string, room: number, widest: number): string[] {
  const whole = text.replace(COMMAND, (command) =>
    displayWidth(command) > room ? command : command.replaceAll(' ', UNBROKEN_SPACE),
  );
  return wrapWords(whole, room, widest).map((line) => line.replaceAll(UNBROKEN_SPACE, ' '));
}

function wrapWords(text: string, room: number, widest: number): string[] {
  const isLongPath = (word: string) => isPath(word) && displayWidth(word) > room;
  if (text.length > room && isPath(text) && text.split(/\s/).some(isLongPath)) return aroundPaths(text, room, widest);
  return wrapAnsi(text, room, { hard: true, trim: true }).split('\n');
}

function isPath(text: string): boolean {
  return text.includes('/') || text.includes('\\');
}

function aroundPaths(text: string, room: number, widest: number): string[] {
  const lines = wrapAnsi(text, room, { hard: false, trim: true }).split('\n');
  return lines.flatMap((line) => wrapAnsi(line, widest, { hard: true, trim: true }).split('\n'));
}

/** The text, padded with spaces on the right to `width` cells. */
export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/**
 * Control characters, which could move the cursor or rewrite the screen, and marks that change the direction of writing,
 * with which a text can look like another one. A line end is none.
 */
const CONTROLS = /[^\n -~\xa0-\u2027\u202f-\u2065\u206a-\uffff]/g;

/** Makes a text safe to print on a terminal: control characters are shown as escapes, line ends become `\n`, tabs two spaces. */
export function escapeControls(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '  ')
    .replace(CONTROLS, (control) =>
      control > '\xff' ? `\\u${control.charCodeAt(0).toString(16).toUpperCase()}` : inspect(control).slice(1, -1),
    );
}

/** The text with a mark in place of each control character, so that it keeps its length in UTF-16 units. */
export function markControls(text: string): string {
  return text.replace(CONTROLS, '\ufffd');
}

/** "a", "a and b", "a, b and c". */
export function joinWithAnd(words: readonly string[]): string {
  return joinWith(words, 'and');
}

/** The same with another word before the last. */
export function joinWith(words: readonly string[], word: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${word} ${words.at(-1)}`;
}

/** A count with its noun: "1 day", "2 days". */
export function pluralize(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A text with a capital letter and, if it does not end a sentence itself, a full stop. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
