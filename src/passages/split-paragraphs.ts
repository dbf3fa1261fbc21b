import { UserError } from '../errors.ts';
import { htmlToBlocks, looksLikeHtml } from '../language/html.ts';
import { markdownToBlocks } from '../language/markdown.ts';
import type { TextBlock } from '../language/text-block.ts';

/** A paragraph of a loaded text. */
export interface Paragraph {
  /** The nearest heading above it. */
  section: string | null;
  /** On one line. */
  text: string;
}

/** A block with a longer line, in characters, is taken to have one paragraph a line; others may be wrapped to a width. */
const LONGEST_WRAPPED_LINE = 120;

/** The length of a long book, in characters. A page in HTML may be longer, as most of it is no text. */
const MAX_PROSE_LENGTH = 2_000_000;

/** The paragraphs of HTML, Markdown or plain text in order, without headings. @throws UserError for more than a long book */
export function splitParagraphs(text: string): Paragraph[] {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const blocks = looksLikeHtml(clean) ? htmlToBlocks(clean) : markdownToBlocks(clean);
  if (blocks.reduce((length, block) => length + block.text.length, 0) > MAX_PROSE_LENGTH)
    throw new UserError('This text is longer than two million characters.', 'Nothing was changed. Load a part of it.');
  let section: string | null = null;
  return blocks.flatMap((block) =>
    splitBlock(block).flatMap((part) => {
      if (!part.isHeading) return [{ section, text: part.text }];
      section = part.text;
      return [];
    }),
  );
}

/** Divides a block into headings and paragraphs, each on one line. */
function splitBlock({ isHeading, text }: TextBlock): TextBlock[] {
  return text.split(/\n\s*\n/).flatMap((part) => joinLines(part, isHeading));
}

function joinLines(text: string, isHeading: boolean): TextBlock[] {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  if (lines.length === 0) return [];
  if (isHeading) return [{ isHeading, text: lines.join(' ') }];
  const longest = lines.reduce((most, { length }) => Math.max(most, length), 0);
  const paragraphs = longest > LONGEST_WRAPPED_LINE ? lines : unwrap(lines, longest);
  return paragraphs.map((paragraph) => ({ isHeading: isTitle(paragraph), text: paragraph }));
}

/** Joins lines that were wrapped to a width. A short line ends a paragraph if it ends a sentence or is a title. */
function unwrap(lines: readonly string[], longest: number): string[] {
  const isShort = (line: string) => line.length < 0.75 * longest;
  const paragraphs: string[] = [];
  let startsParagraph = true;
  for (const line of lines) {
    if (startsParagraph) paragraphs.push(line);
    else paragraphs.push(`${paragraphs.pop()} ${line}`);
    startsParagraph = isShort(line) && (/[.!?…]["”’)]*$/.test(line) || (startsParagraph && isTitle(line)));
  }
  return paragraphs;
}

/** Whether a line looks like a title: at most 12 words that begin with a capital and do not end a sentence. */
function isTitle(line: string): boolean {
  return line.length <= 80 && line.split(' ').length <= 12 && /^["“‘(]?[\p{Lu}\p{N}].*[^.!,;…"”’)]$/u.test(line);
}
