import type { SavedEntry } from '../domain/entry.ts';
import { closenessSentence, moveSentences } from './entry-sentences.ts';
import type { ImportedEntry } from './format.ts';
import { entryFromMetadata, metadataLine, parseMetadata } from './metadata-line.ts';

const MARK = '@nearfar ';

/** An entry for a journal that knows titles and text: the numbers as the title, the note, and a last line with the exact fields. */
export function toProse(entry: SavedEntry): { title: string; body: string } {
  const note = entry.note === undefined ? [] : [entry.note];
  return {
    title: [closenessSentence(entry), ...moveSentences(entry)].join(' '),
    body: [...note, MARK + metadataLine(entry)].join('\n'),
  };
}

/** Our own entry in such a text, by its last line; null for a text that somebody else wrote. */
export function fromProse(body: string): (() => ImportedEntry) | null {
  const text = body.trimEnd();
  const at = text.lastIndexOf('\n') + 1;
  if (!text.startsWith(`${MARK}day=`, at)) return null;
  return () =>
    entryFromMetadata(parseMetadata(text.slice(at + MARK.length)), at === 0 ? undefined : text.slice(0, at - 1));
}

/** The words that begin with `@` or `#`, in lower case, as jrnl takes them for tags. */
export function findTags(text: string, symbols = '@'): string[] {
  return [...text.matchAll(/(?<!\S)([@#])[-+*#/\p{L}\p{N}_]+/gu)]
    .filter(([, symbol]) => symbols.includes(symbol!))
    .map(([tag]) => tag.toLowerCase());
}

/** Tags as mood words: with their symbol and without. */
export function tagsAsMoods(tags: readonly string[]): string[] {
  return tags.flatMap((tag) => [tag, tag.replace(/^[@#]/, '')]);
}
