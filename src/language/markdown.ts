import type { TextBlock } from './text-block.ts';

/** The blocks of a text in Markdown, or in no form at all, without their marks. */
export function markdownToBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let lines: string[] = [];
  const end = (isHeading = false) => {
    if (lines.length > 0) blocks.push({ isHeading, text: withoutMarks(lines.join('\n')) });
    lines = [];
  };
  for (const line of withoutFrontMatter(text).split('\n')) {
    const bare = line.replace(/^[\s>]+/, '');
    const heading = /^#{1,6}\s+(\S.{0,200})$/.exec(bare);
    if (heading) {
      end();
      lines.push(heading[1]!.replace(/[\s#]+$/, ''));
      end(true);
    } else if (/^(=+|-+)\s*$/.test(bare) && lines.length > 0) {
      // A line of dashes makes a heading of one line above it, and is a rule under a whole paragraph.
      end(lines.length === 1);
    } else if (bare.trim() === '' || /^([-*_=] ?){3,}$/.test(bare)) {
      end();
    } else {
      const item = /^(?:[-*+•]|\d{1,3}[.)])\s+(.*)$/.exec(bare);
      if (item) end();
      lines.push(item?.[1] ?? bare);
    }
  }
  end();
  return blocks;
}

function withoutFrontMatter(text: string): string {
  if (!text.startsWith('---\n')) return text;
  const end = text.indexOf('\n---\n', 3);
  return end < 0 ? text : text.slice(end + 5);
}

/** Leaves the words of links and of what is stressed; a picture has none. */
function withoutMarks(text: string): string {
  return text
    .replace(/!\[[^[\]]*\]\([^()\s]*\)/g, '')
    .replace(/\[([^[\]]*)\]\([^()\s]*(?: "[^"()]*")?\)/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]{0,200}>/g, '')
    .replace(/\\([\p{P}\p{S}])/gu, '$1')
    .replace(/\*+|`+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '');
}
