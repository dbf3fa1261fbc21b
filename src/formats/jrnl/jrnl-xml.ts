import type { JrnlEntry } from './jrnl-moment.ts';

const ENTRY = /<entry\b([^>]*)>([\s\S]*?)<\/entry>/g;
const TAG = /<tag\b[^>]*?\bname="([^"]*)"[^>]*?\/>/g;

/** Whether a text is jrnl's XML export. */
export function isJrnlXml(text: string): boolean {
  return /^\s*<\?xml[^>]*\?>\s*<journal>\s*<entries/.test(text);
}

/**
 * The entries of jrnl's XML export, `<entry date="2026-03-02T21:15:00" starred="">`: its tags as elements, and below them the
 * title and the text, in which jrnl writes every `<` as `&lt;`.
 * @param prefix stands before every place
 */
export function readJrnlXml(text: string, prefix: string): JrnlEntry[] {
  return [...text.matchAll(ENTRY)].map(([, attributes = '', content = ''], index) => {
    const [title = '', ...lines] = unescapeXml(content.replace(TAG, '').trim()).split('\n');
    return {
      place: `${prefix}entry ${index + 1}`,
      stamp: attribute(attributes, 'date'),
      title: title.trim(),
      body: lines.join('\n'),
      starred: /^true$/i.test(attribute(attributes, 'starred')),
      tags: [...content.matchAll(TAG)].map(([, name = '']) => unescapeXml(name)),
    };
  });
}

/** The line from which on a file is no longer whole; null if it has its end. */
export function lineOfCut(text: string): number | null {
  const last = text.lastIndexOf('</entry>') + 1;
  if (/<\/journal>\s*$/.test(text)) return null;
  const begun = text.indexOf('<entry ', last);
  return text.slice(0, begun < 0 ? text.trimEnd().length : begun).split('\n').length;
}

function attribute(attributes: string, name: string): string {
  const [, value = ''] = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes) ?? [];
  return unescapeXml(value);
}

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => SIGNS[name]!);
}
