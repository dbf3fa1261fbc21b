/**
 * Escapes a note so that it can stand inside a larger Markdown text: its headings are pushed three levels down, and
 * rules, fences, images and HTML are escaped. `unescapeNote` reverses every step. `eol` is 'crlf' if all line ends of
 * the note are CRLF; the text then has LF.
 */
export function escapeNote(note: string): { text: string; eol: 'crlf' | null } {
  if (!SPECIAL.test(note)) return { text: note, eol: null };
  const eol = note.includes('\r\n') && !/\r(?!\n)|(?<!\r)\n/.test(note) ? 'crlf' : null;
  const text = escapeLoading(eol ? note.replaceAll('\r\n', '\n') : note)
    .replace(/(?<!\\)(\\*)(\r|&#13;)/g, (_, slashes: string, what) =>
      what === '\r' ? `${slashes}${slashes}&#13;` : `${slashes}${slashes}\\&#13;`,
    )
    .replace(/^( {0,3})(#+)(?=[ \t]|$)/gm, '$1###$2')
    .replace(/^( {0,3})(\\*)(?=(?:=+|-+)[ \t]*$|```|~~~)/gm, '$1\\$2');
  return { text, eol };
}

/** The note that `escapeNote` was given. */
export function unescapeNote(text: string, eol: string | null): string {
  if (!SPECIAL.test(text) && !eol) return text;
  const note = unescapeLoading(text)
    .replace(/^( {0,3})\\(\\*)(?=(?:=+|-+)[ \t]*$|```|~~~)/gm, '$1$2')
    .replace(/^( {0,3})###(#+)(?=[ \t]|$)/gm, '$1$2')
    .replace(/(?<!\\)(\\*)&#13;/g, (_, slashes: string) => half(slashes) + (slashes.length % 2 === 0 ? '\r' : '&#13;'));
  return eol === 'crlf' ? note.replaceAll('\n', '\r\n') : note;
}

/**
 * Escapes what a Markdown viewer would load or run when it shows the text: images, which may lie on a server that is
 * told by the request that somebody reads the note, and HTML.
 */
export function escapeLoading(text: string): string {
  return text.replace(/(?<!\\)(\\*)(!\[|<(?=[A-Za-z/!?]))/g, (_, slashes: string, mark: string) => {
    return `${slashes}${slashes}\\${mark}`;
  });
}

/** The text that `escapeLoading` was given. */
export function unescapeLoading(text: string): string {
  return text.replace(/(?<!\\)(\\+)(!\[|<(?=[A-Za-z/!?]))/g, (_, slashes: string, mark: string) => {
    return half(slashes) + mark;
  });
}

/** A note that does not match needs no escaping. */
const SPECIAL = /[#<=`~\r]|!\[|-[ \t]*$|&#13;/m;

const half = (slashes: string) => slashes.slice(0, slashes.length >> 1);
