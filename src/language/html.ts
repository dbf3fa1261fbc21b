import type { TextBlock } from './text-block.ts';

/** Elements within a line of text; all others end a paragraph. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
/** Elements whose content is not for reading. */
const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math', 'iframe', 'textarea', 'title']);

export function looksLikeHtml(text: string): boolean {
  return /^\s*<[!a-z]/i.test(text) || /<\/p>|<body|<p[ >]/i.test(text);
}

/** The blocks of an HTML text, in one pass from its beginning to its end: no tree, so that nesting costs nothing. */
export function htmlToBlocks(html: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let words: string[] = [];
  const end = (isHeading: boolean) => {
    blocks.push({ isHeading, text: words.join('') });
    words = [];
  };
  for (let at = 0; at < html.length; ) {
    const open = nextTag(html, at);
    words.push(decoded(html.slice(at, open)).replace(/\s+/g, ' '));
    if (open === html.length) break;
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open + 4);
      continue;
    }
    const [, closes, tag] = /^<(\/?)([a-z][a-z\d]*)?/i.exec(html.slice(open, open + 20))!;
    const name = tag?.toLowerCase() ?? '';
    at = endOfTag(html, open + 1);
    if (name === 'br') words.push('\n');
    else if (!INLINE.has(name) && name !== '') end(closes === '/' && /^h[1-6]$/.test(name));
    if (UNREAD.has(name) && !closes) at = startOfClosing(html, name, at);
  }
  end(false);
  return blocks.filter(({ text }) => text.trim() !== '');
}

/** Where the next tag or comment begins; a "<" before anything but a name, "/", "!" or "?" is a sign in the text. */
function nextTag(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
    if (/[a-z/!?]/i.test(html[at + 1] ?? '')) return at;
  }
  return html.length;
}

/** Behind the ">" of a tag; one within a quoted value does not end it. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at++) {
    const sign = html[at]!;
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return at + 1;
    else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign;
  }
  return html.length;
}

function startOfClosing(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

function after(html: string, sign: string, from: number): number {
  const at = html.indexOf(sign, from);
  return at < 0 ? html.length : at + sign.length;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwnj: '',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  bull: '•',
  middot: '·',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  oelig: 'œ',
};
const MARKS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030A',
  cedil: '\u0327',
  caron: '\u030C',
};

/** Replaces the entities of prose; one that is not known stays as it is written. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,10}));/g, (entity, decimal, hex, name) => {
    if (name === undefined) return character(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
    const marked = /^([a-zA-Z])(grave|acute|circ|tilde|uml|ring|cedil|caron)$/.exec(name);
    return NAMED[name] ?? (marked ? (marked[1]! + MARKS[marked[2]!]).normalize('NFC') : entity);
  });
}

/** Pages write the quotes of Windows-1252 by their numbers there, and browsers read them so. */
const WINDOWS: Readonly<Record<number, string>> = {
  133: '…',
  145: '‘',
  146: '’',
  147: '“',
  148: '”',
  150: '–',
  151: '—',
};

function character(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return '\uFFFD';
  return WINDOWS[code] ?? String.fromCodePoint(code);
}
