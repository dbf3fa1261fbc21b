import type { TextBlock } from './text-block.ts';

/** A longer line is no rule, and overflows the stack of the regular expression that would recognise it. */
const MAX_RULE_LENGTH = 1000;

/** The text blocks of Markdown or plain text, without front matter and markup. List items are blocks of their own. */
export function markdownToBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let lines: string[] = [];
  const endBlock = (isHeading = false) => {
    if (lines.length > 0) blocks.push({ isHeading, text: withoutMarkup(lines.join('\n')) });
    lines = [];
  };
  // A book of two million characters has far fewer lines, and an array of twenty million takes long.
  for (const line of withoutFrontMatter(text)
    .replace(/\n{3,}/g, '\n\n')
    .split('\n')) {
    const bare = line.replace(/^[\s>]+/, '');
    const heading = /^#{1,6}\s+(\S.{0,200})$/.exec(bare);
    if (heading) {
      endBlock();
      lines.push(heading[1]!.replace(/[\s#]+$/, ''));
      endBlock(true);
    } else if (/^(=+|-+)\s*$/.test(bare) && lines.length > 0) {
      // Dashes below a single line make that line a heading; below a longer paragraph they are a rule.
      endBlock(lines.length === 1);
    } else if (bare.trim() === '' || (bare.length <= MAX_RULE_LENGTH && /^([-*_=] ?){3,}$/.test(bare))) {
      endBlock();
    } else {
      const item = /^(?:[-*+•]|\d{1,3}[.)])\s+(.*)$/.exec(bare);
      if (item) endBlock();
      lines.push(item?.[1] ?? bare);
    }
  }
  endBlock();
  return blocks;
}

function withoutFrontMatter(text: string): string {
  if (!text.startsWith('---\n')) return text;
  const end = text.indexOf('\n---\n', 3);
  return end < 0 ? text : text.slice(end + 5);
}

/** Keeps the text of links and of emphasis, and drops images, HTML tags and escapes. */
function withoutMarkup(text: string): string {
  return text
    .replace(/!\[[^[\]]*\]\([^()\s]*\)/g, '')
    .replace(/\[([^[\]]*)\]\([^()\s]*(?: "[^"()]*")?\)/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]{0,200}>/g, '')
    .replace(/\\([\p{P}\p{S}])/gu, '$1')
    .replace(/\*+|`+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '');
}
