import { BARE_HEADING } from './jrnl-headings.ts';
import type { JrnlEntry } from './jrnl-moment.ts';

const FRONT_MATTER = /^(?:---\n)?title: (.*)\ndate: (.*)\nstarred: (.*)\ntags: ?(.*)\n/;

/** Whether a text is of jrnl's YAML export. */
export function isJrnlYaml(text: string): boolean {
  return FRONT_MATTER.test(text);
}

/** Where an entry begins in a file with several, one behind the other. */
const YAML_ENTRIES = /(?<![^\n])(?<!---\n)(?=(?:---\n)?title: .*\ndate: .*\nstarred: .*\ntags: ?.*\n)/;

/**
 * The entries of jrnl's YAML export, which writes a file for each: its fields, and the text in a block that is indented by a tab, or
 * below in old versions.
 * @param prefix stands before their places
 */
export function readJrnlYaml(text: string, prefix: string): JrnlEntry[] {
  let line = 1;
  return text.split(YAML_ENTRIES).map((one) => {
    const place = `${prefix}line ${line}`;
    line += one.split('\n').length - 1;
    return yamlEntry(one, place);
  });
}

function yamlEntry(text: string, place: string): JrnlEntry {
  const [head, title = '', stamp = '', starred, tags = ''] = FRONT_MATTER.exec(text)!;
  const [, block] = /(?:^|\n)body: \|[^\n]*\n([\s\S]*)$/.exec(text.slice(head.length)) ?? [];
  const body = block?.replace(/\n?\.\.\.\s*$/, '').replace(/^\t/gm, '') ?? text.slice(head.length);
  return {
    place,
    stamp: stamp.trim(),
    title: title.trim(),
    body: withHeadings(body, 1),
    starred: starred?.trim() === 'True',
    tags: tags.split(/,\s*/).filter((tag) => tag.trim() !== ''),
  };
}

/** Whether a text is jrnl's Markdown: of a journal below headings of years and months, or of one entry. */
export function isJrnlMarkdown(text: string): boolean {
  const [first = '', ...others] = text.split('\n', 20).filter((line) => line.trim() !== '');
  if (isEntryHeading(first, 1)) return true;
  return /^# \d{4}\s*$/.test(first) && /^## \p{L}+/u.test(others[0] ?? '') && isEntryHeading(others[1] ?? '', 3);
}

/** The entries of jrnl's Markdown. It puts headings within an entry below its own. @param prefix stands before every place */
export function readJrnlMarkdown(text: string, prefix: string): JrnlEntry[] {
  const level = isEntryHeading(text.trimStart().split('\n', 1)[0]!, 1) ? 1 : 3;
  const entries: (JrnlEntry & { lines: string[] })[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [, stamp, title = ''] = isEntryHeading(line, level) ? BARE_HEADING.exec(line.slice(level + 1))! : [];
    if (stamp !== undefined) entries.push({ place: `${prefix}line ${index + 1}`, stamp, title, body: '', lines: [] });
    // Of a year or a month.
    else if (level === 3 && /^##? /.test(line)) continue;
    else entries.at(-1)?.lines.push(line);
  }
  return entries.map(({ lines, ...entry }) => ({ ...entry, body: withHeadings(lines.join('\n'), level) }));
}

function isEntryHeading(line: string, level: number): boolean {
  return line.startsWith(`${'#'.repeat(level)} `) && BARE_HEADING.test(line.slice(level + 1));
}

function withHeadings(body: string, level: number): string {
  return body.replace(new RegExp(`^#{${level}}(?=#+ )`, 'gm'), '');
}
