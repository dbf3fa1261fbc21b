/** One thing to look for in the notes, by the way it is looked for. */
export interface SearchTerm {
  /** `word` a word or phrase in any of its forms, `prefix` its beginning, `literal` the characters as they stand. */
  kind: 'word' | 'prefix' | 'literal';
  text: string;
}

/**
 * The terms of what was typed: a text with a space in it (the shell took its quotes) or in quotes is a phrase,
 * a star at the end asks for a beginning, and what has no letters or digits is looked for as it stands.
 */
export function parseSearchTerms(texts: readonly string[]): SearchTerm[] {
  return texts.flatMap((text) => (text.includes('"') ? pieces(text) : [text])).flatMap(termOf);
}

/** Outside of quotes each word is a piece of its own, inside all of them are one. */
function pieces(text: string): string[] {
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

/** Whether it has letters of a script without spaces between words: the index takes a whole sentence for one word. */
function isUnspaced(text: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(text);
}

/** A term in the language of FTS5, where nothing but a quote means anything inside of quotes. */
export function toFtsQuery({ kind, text }: SearchTerm): string {
  return `"${text.replaceAll('"', '""')}"${kind === 'prefix' ? '*' : ''}`;
}
