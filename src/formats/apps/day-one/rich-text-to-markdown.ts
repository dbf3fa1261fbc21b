import { isRecord, parseJson } from '../../json/json-values.ts';
import { MEDIA_WORDS } from './day-one-markdown.ts';

/** A text of Day One's `richText`, which is JSON in a string, as Markdown without escapes; '' if it holds none. */
export function richTextToMarkdown(richText: string): string {
  const parsed = parseJson(richText);
  if (!isRecord(parsed) || !Array.isArray(parsed.contents)) return '';
  let text = '';
  for (const node of parsed.contents.filter(isRecord)) {
    for (const object of Array.isArray(node.embeddedObjects) ? node.embeddedObjects.filter(isRecord) : [])
      text += `${startOfParagraph(text)}${objectWords(object)}\n\n`;
    if (typeof node.text !== 'string') continue;
    const prefix = linePrefix(isRecord(node.attributes) ? node.attributes.line : undefined);
    for (const line of node.text.split(/(?<=\n)/))
      text += isAtLineStart(text) && line.trim() !== '' ? prefix + line : line;
  }
  return text;
}

const isAtLineStart = (text: string) => text === '' || text.endsWith('\n');

function startOfParagraph(text: string): string {
  return isAtLineStart(text) ? '' : '\n\n';
}

function objectWords({ type, url }: Record<string, unknown>): string {
  if (type === 'horizontalRuleLine') return '---';
  if (typeof url === 'string') return url;
  return MEDIA_WORDS[String(type)] ?? '[attachment]';
}

/** What Markdown writes before a line for its attributes: of a heading, a list or a quotation. */
function linePrefix(line: unknown): string {
  if (!isRecord(line)) return '';
  const { header, indentLevel, listStyle, listIndex, checked, quote } = line;
  if (quote === true) return '> ';
  if (typeof header === 'number' && header > 0) return `${'#'.repeat(Math.min(header, 6))} `;
  const indent = '  '.repeat(typeof indentLevel === 'number' ? Math.min(Math.max(indentLevel - 1, 0), 8) : 0);
  if (listStyle === 'bulleted') return `${indent}- `;
  if (listStyle === 'numbered') return `${indent}${typeof listIndex === 'number' ? listIndex : 1}. `;
  if (listStyle === 'checkbox') return `${indent}- [${checked === true ? 'x' : ' '}] `;
  return '';
}
