import { indexText } from './index-text.ts';

/** One search term and how it is matched. */
export interface SearchTerm {
  /** `word`: a word or phrase, stemmed; `prefix`: the beginning of a word; `literal`: the exact characters. */
  kind: 'word' | 'prefix' | 'literal';
  text: string;
}

/**
 * Parses command line arguments. An argument with a space in it (the shell removed its quotes) or text in quotes is a
 * phrase, a star at the end makes a prefix, and text without letters and digits is matched literally.
 */
export function parseSearchTerms(texts: readonly string[]): SearchTerm[] {
  return texts.flatMap((text) => (text.includes('"') ? splitQuoted(text) : [text])).flatMap(termOf);
}

/** Splits a text at its spaces, except inside quotes. */
function splitQuoted(text: string): string[] {
  return [...text.matchAll(/"([^"]*)("\*?|$)|[^\s"]+/g)].map(([all, quoted, end]) =>
    quoted === undefined ? all : `${quoted}${end === '"*' ? '*' : ''}`,
  );
}

function termOf(piece: string): SearchTerm[] {
  const text = piece.replaceAll('\0', ' ').trim();
  const bare = text.replace(/\*+$/, '');
  if (bare === '') return [];
  if (indexText(bare).replace(NON_WORDS, '') === '') return [{ kind: 'literal', text: bare }];
  return [{ kind: bare === text ? 'word' : 'prefix', text: bare }];
}

/** A term in the query syntax of FTS5. Inside its quotes only a quote itself needs escaping, and the index has none. */
export function toFtsQuery({ kind, text }: SearchTerm): string {
  return `"${indexText(text).replaceAll('"', ' ')}"${kind === 'prefix' ? '*' : ''}`;
}

/** What the index passes over: all of ASCII but letters and digits. */
const NON_WORDS = /[\0-\x2f:-@[-`{-\x7f]+/g;
