import { escapeOwnStarts, unescapeOwnStarts } from './own-text.ts';

/** How far the headings of a note are pushed down: below those of days. In version 0.1 those of days were a level higher. */
const PUSHED = { now: '####', before: '###' };

/**
 * Escapes a note so that it can stand inside a larger Markdown text: its headings are pushed four levels down; rules,
 * fences, images, HTML and lines that look like nearfar's own are escaped; and its lines end with two blanks, so that
 * they stay lines when the text is rendered. `unescapeNote` reverses every step. `eol` is 'crlf' if all line ends of
 * the note are CRLF; the text then has LF.
 */
export function escapeNote(note: string): { text: string; eol: 'crlf' | null } {
  if (!SPECIAL.test(note)) return { text: note, eol: null };
  const eol = note.includes('\r\n') && !/\r(?!\n)|(?<!\r)\n/.test(note) ? 'crlf' : null;
  const text = escapeLoading(eol ? note.replaceAll('\r\n', '\n') : note)
    .replace(/(?<!\\)(\\*)(\r|&#13;)/g, (_, slashes: string, what) =>
      what === '\r' ? `${slashes}${slashes}&#13;` : `${slashes}${slashes}\\&#13;`,
    )
    .replace(/^( {0,3})(#+)(?=[ \t]|$)/gm, `$1${PUSHED.now}$2`)
    .replace(/^( {0,3})(\\*)(?=(?:=+|-+)[ \t]*$|```|~~~)/gm, '$1\\$2');
  return { text: escapeOwnStarts(text).replace(HARD_BREAK, '$1  \n'), eol };
}

/** The note that `escapeNote` was given. */
export function unescapeNote(text: string, eol: string | null): string {
  if (!SPECIAL.test(text) && !eol) return text;
  return unescapeMarks(unescapeOwnStarts(withoutHardBreaks(text)), PUSHED.now, eol);
}

/** Reads back a note as nearfar 0.1 wrote it. */
export function unescapeEarlierNote(text: string, eol: string | null): string {
  return unescapeMarks(text, PUSHED.before, eol);
}

/** The text without the two blanks at the ends of lines that a line with words follows. */
function withoutHardBreaks(text: string): string {
  return text.replace(HARD_BREAK, (_, line: string) => `${line.replace(/ {2}$/, '')}\n`);
}

function unescapeMarks(text: string, pushed: string, eol: string | null): string {
  const note = unescapeLoading(text)
    .replace(/^( {0,3})\\(\\*)(?=(?:=+|-+)[ \t]*$|```|~~~)/gm, '$1$2')
    .replace(new RegExp(`^( {0,3})${pushed}(#+)(?=[ \\t]|$)`, 'gm'), '$1$2')
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
const SPECIAL = /[#<=`~\r\n&>*|]|!\[|-[ \t]*$/m;

/** The last word of a line and the blanks after it, where a line with words follows. */
const HARD_BREAK = /([^ \t\n][ \t]*)\n(?=[ \t]*[^ \t\n])/g;

const half = (slashes: string) => slashes.slice(0, slashes.length >> 1);
