import type { ImportCollector } from '../import-collector.ts';
import { leaveAttachmentOut } from '../left-out/leave-attachment-out.ts';

const QUERY = { one: 'query', many: 'queries', why: 'only Obsidian or Logseq can run it' };
const RECORD = { one: 'record of hours', many: 'records of hours', why: 'of Logseq, beside a task' };
const MARK = { one: 'mark of a block', many: 'marks of blocks', why: 'of Logseq: id, collapsed and the like' };
const EMBEDDED = { one: 'embedded note', why: 'its link stays in the text' };

const QUERY_BLOCK =
  /^[ \t]*```(?:dataview|dataviewjs|tasks|query|base|bases)\b[\s\S]*?(?:^[ \t]*```[ \t]*$|$(?![\s\S]))\n?/gm;
const CODE = /(^[ \t]*```[\s\S]*?(?:^[ \t]*```[ \t]*$|$(?![\s\S])))/m;
const BLOCK_MARK = /^[ \t]*(?:[-*+][ \t]+)?(?:id|collapsed|background-color|logseq\.[\w.-]+)::[^\n]*\n?/gm;

/**
 * The text of a note in words alone: `[photo]` or `[photo: its caption]` for a photo, no queries and nothing that Logseq keeps for
 * itself; all counted.
 */
export function plainNote(text: string, collector: ImportCollector): string {
  const without = (kind: Parameters<ImportCollector['leaveOut']>[0]) => () => {
    collector.leaveOut(kind);
    return '';
  };
  const plain = text.replace(QUERY_BLOCK, without(QUERY)).split(CODE);
  return plain
    .map((part, index) => (index % 2 === 1 ? part : plainPart(part, collector, without)))
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

function plainPart(
  part: string,
  collector: ImportCollector,
  without: (kind: Parameters<ImportCollector['leaveOut']>[0]) => () => string,
): string {
  return (
    part
      .replace(/(?:^[ \t]*[-*] )?\{\{query [^\n]*?\}\}/gm, without(QUERY))
      .replace(/^[ \t]*:LOGBOOK:\n(?:[^\n]*\n){0,200}?[ \t]*:END:[ \t]*\n?/gm, without(RECORD))
      .replace(BLOCK_MARK, without(MARK))
      .replace(/!\[\[([^\]|#\n]{1,300})([|#][^\]\n]{0,300})?\]\]/g, (link: string, name: string, words = '') => {
        if (/\.\w{2,5}$/.test(name.trim()) && !/\.md$/i.test(name.trim()))
          return captioned(leaveAttachmentOut(name.trim(), collector), words);
        collector.leaveOut(EMBEDDED);
        return link.slice(1);
      })
      // A picture from the web stays the address it is.
      .replace(/!\[([^\]\n]{0,300})\]\((?![a-z]+:\/\/)<?([^)>\n]{1,300})>?\)/gi, (_, words: string, name: string) =>
        captioned(leaveAttachmentOut(name.trim(), collector), words),
      )
  );
}

/**
 * What stands for an attachment with the words that were written to it, where they are more than a size or the name of a file. A
 * PDF is called by its name.
 */
function captioned(word: string, words: string): string {
  const caption = words
    .replace(/\|?\d+(?:x\d+)?$/, '')
    .replace(/^[|#]/, '')
    .replace(/\.pdf$/i, '')
    .trim();
  return !/\p{L}/u.test(caption) || /\.\w{2,5}$/.test(caption) ? word : word.replace(/\]$/, `: ${caption}]`);
}
