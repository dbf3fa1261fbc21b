import { UserError } from '../../errors.ts';
import { parseFrontMatter, splitFrontMatter } from '../obsidian/front-matter.ts';
import type { Properties } from '../properties.ts';
import { isNotionName, NOTION_HEAD } from '../times/notion-page.ts';

/** A note taken apart. */
export interface NoteParts {
  /** From the front matter. */
  frontMatter: Properties;
  /** From the text: `mood:: 4` on a line of its own, or `[mood:: 4]` within one. They stay in the text too. */
  inline: Properties;
  text: string;
}

/** `mood:: 4`, also in a list, a quotation or bold letters, as Dataview and Logseq write it. */
const FIELD_LINE =
  /^[\s>]*(?:[-*+]\s+)?(?:\*\*|__)?([^\n:()[\]{}`|*]{1,40}?)(?:\*\*|__)?::(?:\*\*|__)?[ \t]+(\S[^\n]*)$/;
const FIELD_WITHIN = /[[(]([^\n:()[\]{}`|]{1,40})::[ \t]*([^\n\])]{1,300})[\])]/g;

/** @param name that of the file, without its ending */
export function takeApart(source: string, name = ''): NoteParts {
  const written = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const { frontMatter, text } = isNotionName(name) ? withoutNotionProperties(written) : withoutFrontMatter(written);
  const inline = new Map<string, string[]>();
  const add = (name: string, value: string) => {
    const values = valuesIn(value);
    if (values.length > 0) inline.set(name.trim(), [...(inline.get(name.trim()) ?? []), ...values]);
  };
  for (const line of text.split('\n')) {
    const field = fieldOfLine(line);
    if (field) add(field.name, field.value);
    else for (const [, name = '', value = ''] of line.matchAll(FIELD_WITHIN)) add(name, value);
  }
  return { frontMatter, inline, text };
}

/** The field that a line is made of; null for any other line. */
export function fieldOfLine(line: string): { name: string; value: string } | null {
  const [, name, value] = FIELD_LINE.exec(line.trimEnd()) ?? [];
  return name === undefined || value === undefined ? null : { name: name.trim(), value };
}

function withoutFrontMatter(source: string): { frontMatter: Properties; text: string } {
  if (!/^---\n(?:[^\n]*\n)*?---(?:\n|$)/.test(source)) return { frontMatter: new Map(), text: source };
  const { frontMatter, body } = splitFrontMatter(`${source}\n`);
  return { frontMatter: propertiesIn(frontMatter), text: body.replace(/\n$/, '') };
}

/** What Notion writes of a page in lines below its title, `Mood: good`. */
function withoutNotionProperties(source: string): { frontMatter: Properties; text: string } {
  const [whole = '', title = ''] = NOTION_HEAD.exec(source) ?? [];
  return { frontMatter: propertiesOfLines(whole.slice(title.length)), text: title + source.slice(whole.length) };
}

function propertiesOfLines(text: string): Properties {
  const lines = [...text.matchAll(/^([^\s:#][^:\n]*):[ \t]+(\S[^\n]*)$/gm)];
  return new Map(lines.map(([, name, value]) => [name!.trim(), valuesIn(value!)]));
}

function propertiesIn(yaml: string): Properties {
  try {
    return new Map(Object.entries(parseFrontMatter(yaml)).map(([name, value]) => [name, textsOf(value)]));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // What a template or a hand left there may be no YAML; what stands on one line is read all the same.
    return propertiesOfLines(yaml);
  }
}

function textsOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === 'object') return [JSON.stringify(value)];
  return typeof value === 'string' ? valuesIn(value) : [String(value)];
}

/** A value without the signs of links, tags and quotes around it. */
function valuesIn(value: string): string[] {
  const plain = value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]/g, '$1')
    .trim();
  return plain === '' ? [] : [plain];
}

/** The tags in a value such as `us, #supper`, without their signs. */
export function tagsIn(value: string): string[] {
  const separator = value.includes(',') ? /\s*,\s*/ : /\s+/;
  return value.split(separator).flatMap((tag) => tag.trim().replace(/^#/, '') || []);
}
