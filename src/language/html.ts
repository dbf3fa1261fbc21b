import { Tokenizer } from 'htmlparser2';
import type { TextBlock } from './text-block.ts';

const names = (list: string) => new Set(list.split(' '));

/** Elements that are part of a line of text. In `htmlToBlocks` every other element ends a block. */
const INLINE = names(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp small span strike strong sub sup time tt u var wbr',
);
/** Elements whose content is not text for a reader. */
const IGNORED = names('script style template noscript svg math iframe textarea title');
/** Elements whose end is a line end in `htmlToText`. */
const LINES = names('p div li ul ol h1 h2 h3 h4 h5 h6');
/** All elements that `htmlToText` takes for markup: those that editors of notes write. Any other tag was typed by the writer. */
const MARKUP = new Set([
  ...LINES,
  ...names(
    'br hr img html head body script style a b big blockquote code del em font i ins s small span strike strong sub sup u',
  ),
]);
/** The elements of `MARKUP` without text for a reader. */
const IGNORED_MARKUP = names('script style');

/** Only says where a word may be divided. */
const SOFT_HYPHEN = '\u00AD';

interface Tag {
  /** In lower case. */
  name: string;
  isClosing: boolean;
  /** The tag as it stands in the HTML. */
  source: string;
}

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
 * The plain text of a short note in HTML: `br` and the end of a paragraph, list or list item are line ends, other tags
 * are left out, entities are decoded. What only looks like a tag (`<3`, `<title>`) or like an entity (`a&not b`) stays as it
 * was typed.
 */
export function htmlToText(html: string): string {
  const pieces: string[] = [];
  const unfinished = tokenizeHtml(
    html,
    (text) => pieces.push(text.replaceAll('\u00A0', ' ')),
    ({ name, isClosing, source }) => {
      if (name === 'br' || (isClosing && LINES.has(name))) pieces.push('\n');
      else if (!MARKUP.has(name)) pieces.push(source);
    },
    { ignoredElements: IGNORED_MARKUP, isLenient: false },
  );
  return (pieces.join('') + unfinished).trim();
}

/**
 * Passes on the text and the tags of an HTML text in order. Ignored elements are passed on as tags without content.
 * Uses the tokenizer of htmlparser2 and not its parser, whose list of open elements takes quadratic time where a hostile
 * file nests them hundreds of thousands deep.
 * @param isLenient whether the semicolon after an entity may be missing, as browsers let it for some
 * @returns what is left of a tag that does not end
 */
function tokenizeHtml(
  html: string,
  onText: (text: string) => void,
  onTag: (tag: Tag) => void,
  { ignoredElements, isLenient }: { ignoredElements: ReadonlySet<string>; isLenient: boolean },
): string {
  /** The ignored element that is open. */
  let ignored: string | null = null;
  let openName = '';
  let openStart = 0;
  /** Where the part of the HTML ends that has been passed on. */
  let done = 0;
  const text = (value: string, end: number) => {
    done = end;
    if (ignored === null) onText(value.replaceAll(SOFT_HYPHEN, ''));
  };
  const endOpenTag = (end: number, isEmpty: boolean) => {
    done = end + 1;
    if (ignored !== null) return;
    onTag({ name: openName, isClosing: false, source: html.slice(openStart, done) });
    if (ignoredElements.has(openName) && !isEmpty) ignored = openName;
  };
  const skip = (_start: number, end: number) => {
    done = end + 1;
  };
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { recognizeSelfClosing: true },
    {
      ontext: (start, end) => text(html.slice(start, end), end),
      ontextentity: (codePoint, end) => {
        const isEntity = isLenient || html[end - 1] === ';';
        text(isEntity ? String.fromCodePoint(codePoint) : html.slice(done, end), end);
      },
      onopentagname(start, end) {
        openName = html.slice(start, end).toLowerCase();
        openStart = start - 1;
      },
      onopentagend: (end) => endOpenTag(end, false),
      onselfclosingtag: (end) => endOpenTag(end, true),
      onclosetag(start, end) {
        const name = html.slice(start, end).toLowerCase();
        done = html.indexOf('>', end) + 1 || html.length;
        if (ignored !== null && name !== ignored) return;
        ignored = null;
        onTag({ name, isClosing: true, source: html.slice(start - 2, done) });
      },
      oncomment: skip,
      ondeclaration: skip,
      onprocessinginstruction: skip,
      oncdata: skip,
      onattribdata: nothing,
      onattribend: nothing,
      onattribentity: nothing,
      onattribname: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return ignored === null ? html.slice(done) : '';
}
