import type { TextBlock } from './text-block.ts';
import { tokenizeHtml } from './tokenize-html.ts';

const names = (list: string) => new Set(list.split(' '));

/** Elements that are part of a line of text. In `htmlToBlocks` every other element ends a block. */
const INLINE = names(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp small span strike strong sub sup time tt u var wbr',
);
/** Elements whose content is not text for a reader. */
const IGNORED = names('script style template noscript svg math iframe textarea title');
/** Elements that begin and end lines in `htmlToText`. */
const LINES = names('p div li ul ol hr blockquote h1 h2 h3 h4 h5 h6');
/** All elements that `htmlToText` takes for markup: those that editors of notes write. Any other tag was typed by the writer. */
const MARKUP = new Set([
  ...LINES,
  ...names('br img html head body script style a b big code del em font i ins s small span strike strong sub sup u'),
]);
/** The elements of `MARKUP` without text for a reader. */
const IGNORED_MARKUP = names('script style');

/** The address in the tag of a link to a page or a mail box. */
const LINK = /\shref\s*=\s*["']?((?:https?:|mailto:)[^"'\s>]+)/i;

/** Whether a text is HTML rather than Markdown or plain text: it begins with a tag, or has a paragraph or a body. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*<[!a-z]/i.test(text) || /<\/p>|<body|<p[ >]/i.test(text);
}

/**
 * The text blocks of an HTML page, without scripts, styles and comments. White space becomes spaces, `br` a line end, and
 * entities are decoded. Takes time in proportion to the length, however deeply elements nest.
 */
export function htmlToBlocks(html: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let pieces: string[] = [];
  const endBlock = (isHeading: boolean) => {
    if (pieces.length === 0) return;
    const text = pieces.join('');
    if (text.trim() !== '') blocks.push({ isHeading, text });
    pieces = [];
  };
  tokenizeHtml(
    html,
    (text) => pieces.push(text.replace(/\s+/g, ' ')),
    ({ name, isClosing }) => {
      if (name === 'br') pieces.push('\n');
      else if (!INLINE.has(name)) endBlock(isClosing && /^h[1-6]$/.test(name));
    },
    { ignoredElements: IGNORED, isLenient: true },
  );
  endBlock(false);
  return blocks;
}

/**
 * The plain text of a short note in HTML: paragraphs, lists and list items stand on lines of their own, `[photo]` where an image
 * was, and the address of a link behind its words; other tags are left out, entities are decoded. What only looks like a tag
 * (`<3`, `<title>`) or like an entity (`a&not b`) stays as it was typed.
 */
export function htmlToText(html: string): string {
  const pieces: string[] = [];
  let link: { address: string; start: number } | null = null;
  const onLink = (isClosing: boolean, source: string) => {
    const [, address = ''] = LINK.exec(source) ?? [];
    if (link && !pieces.slice(link.start).join('').includes(link.address)) pieces.push(` (${link.address})`);
    link = isClosing || address === '' ? null : { address: htmlToText(address), start: pieces.length };
  };
  const unfinished = tokenizeHtml(
    html,
    (text) => pieces.push(text.replaceAll('\u00A0', ' ')),
    ({ name, isClosing, source }) => {
      const isInLine = pieces.length > 0 && !pieces.at(-1)!.endsWith('\n');
      if (name === 'br' || (isClosing && LINES.has(name)) || (LINES.has(name) && isInLine)) pieces.push('\n');
      else if (name === 'img') pieces.push('[photo]');
      else if (name === 'a') onLink(isClosing, source);
      else if (!MARKUP.has(name)) pieces.push(source);
    },
    { ignoredElements: IGNORED_MARKUP, isLenient: false },
  );
  return (pieces.join('') + unfinished).trim();
}
