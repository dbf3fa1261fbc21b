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
  if (!/[\p{L}\p{N}]/u.test(bare) || isUnspaced(bare)) return [{ kind: 'literal', text: bare }];
  return [{ kind: bare === text ? 'word' : 'prefix', text: bare }];
}

/** Whether a text has letters of a script without spaces between words: there the index takes a sentence for one word. */
function isUnspaced(text: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(text);
}

/** A term in the query syntax of FTS5. Inside its quotes only a quote itself needs escaping. */
export function toFtsQuery({ kind, text }: SearchTerm): string {
  return `"${text.replaceAll('"', '""')}"${kind === 'prefix' ? '*' : ''}`;
}
