import { htmlToBlocks, looksLikeHtml } from '../language/html.ts';
import { markdownToBlocks } from '../language/markdown.ts';
import type { TextBlock } from '../language/text-block.ts';

/** A paragraph of a loaded text, on one line, under the heading nearest above it. */
export interface Paragraph {
  section: string | null;
  text: string;
}

/** Longer lines than this are paragraphs of their own; shorter ones may be one paragraph in several lines. */
const WRAPPED = 120;

/** The paragraphs of a text in HTML, Markdown, or no form at all, in order. Headings are not among them. */
export function splitParagraphs(text: string): Paragraph[] {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const blocks = looksLikeHtml(clean) ? htmlToBlocks(clean) : markdownToBlocks(clean);
  let section: string | null = null;
  return blocks.flatMap((block) =>
    pieces(block).flatMap((piece) => {
      if (!piece.isHeading) return [{ section, text: piece.text }];
      section = piece.text;
      return [];
    }),
  );
}

function pieces({ isHeading, text }: TextBlock): TextBlock[] {
  return text.split(/\n\s*\n/).flatMap((part) => linesOf(part, isHeading));
}

function linesOf(text: string, isHeading: boolean): TextBlock[] {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  if (lines.length === 0) return [];
  if (isHeading) return [{ isHeading, text: lines.join(' ') }];
  const longest = lines.reduce((most, { length }) => Math.max(most, length), 0);
  const whole = longest > WRAPPED ? lines : unwrapped(lines, longest);
  return whole.map((line) => ({ isHeading: isTitle(line), text: line }));
}

/** Joins the lines that were broken to fit a width. A short line that ends a sentence, or is a title, ends a paragraph. */
function unwrapped(lines: readonly string[], longest: number): string[] {
  const isShort = (line: string) => line.length < 0.75 * longest;
  const whole: string[] = [];
  let begins = true;
  for (const line of lines) {
    if (begins) whole.push(line);
    else whole.push(`${whole.pop()} ${line}`);
    begins = isShort(line) && (/[.!?…]["”’)]*$/.test(line) || (begins && isTitle(line)));
  }
  return whole;
}

/** A few words with a capital and without the stop of a sentence. */
function isTitle(line: string): boolean {
  return line.length <= 80 && line.split(' ').length <= 12 && /^["“‘(]?[\p{Lu}\p{N}].*[^.!,;…"”’)]$/u.test(line);
}
