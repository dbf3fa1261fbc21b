import type { SavedEntry } from '../domain/entry.ts';
import { closenessSentence, moveSentences, ownAnswerLines } from './entry-sentences.ts';
import type { ImportedEntry } from './format.ts';
import { entryFromMetadata, metadataLine, parseMetadata } from './metadata-line.ts';

const MARK = '@nearfar ';

/**
 * An entry as a title (the answers in sentences) and a body: the note, the answers to own questions, and a last line with the
 * exact fields.
 */
export function toProse(entry: SavedEntry): { title: string; body: string } {
  const note = entry.note === undefined ? [] : [entry.note];
  return {
    title: [closenessSentence(entry), ...moveSentences(entry)].join(' '),
    body: [...note, ...ownAnswerLines(entry.own_answers), MARK + metadataLine(entry)].join('\n'),
  };
}

/**
 * Reads back a body that `toProse` wrote; null if the last line is not a metadata line. The function that is returned
 * throws a UserError if a field is wrong.
 */
export function fromProse(body: string): (() => ImportedEntry) | null {
  const text = body.trimEnd();
  const lastLine = text.lastIndexOf('\n') + 1;
  if (!text.startsWith(`${MARK}day=`, lastLine)) return null;
  return () => {
    const above = lastLine === 0 ? undefined : text.slice(0, lastLine - 1);
    const entry = entryFromMetadata(parseMetadata(text.slice(lastLine + MARK.length)), above);
    const { note: _, ...withoutNote } = entry;
    const note = withoutOwnAnswers(above, ownAnswerLines(entry.own_answers));
    return note === undefined ? withoutNote : { ...entry, note };
  };
}

/**
 * A text without the lines of the answers at its end, in whatever order. Where somebody changed them they stay, as words of the
 * note.
 */
function withoutOwnAnswers(text: string | undefined, lines: readonly string[]): string | undefined {
  if (text === undefined || lines.length === 0) return text;
  const { length } = lines.join('\n');
  const end = text.slice(-length);
  if (end.split('\n').sort().join('\n') !== lines.toSorted().join('\n')) return text;
  if (text.length === length) return undefined;
  return text.at(-length - 1) === '\n' ? text.slice(0, -length - 1) : text;
}

/**
 * The tags in a text as jrnl finds them: words that begin with one of `symbols` (`@`, `#`), in lower case. The marks of a heading are
 * none, nor is a keyword of Org such as `#+title`.
 */
export function tagWordsIn(text: string, symbols = '@'): string[] {
  return [...text.matchAll(/(?<!\S)([@#])(?!\+)[-+*#/\p{L}\p{N}_]+/gu)]
    .filter(([tag, symbol]) => symbols.includes(symbol!) && /[\p{L}\p{N}]/u.test(tag))
    .map(([tag]) => tag.toLowerCase());
}

/** A number such as #1, which would be read as a step of a scale, and a colour such as #793e3e. */
const NO_MOOD = /^[@#]?[\d/.-]+$|^#(?=[a-f]*\d)(?:[\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i;

/** Tags as mood words: each with its symbol and without. */
export function tagsAsMoods(tags: readonly string[]): string[] {
  const words = tags.filter((tag) => !NO_MOOD.test(tag));
  return [...new Set(words.flatMap((tag) => [tag, tag.replace(/^[@#]/, '')]))];
}
