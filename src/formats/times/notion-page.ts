import { isHeadingOf } from '../table/columns/column-roles.ts';
import { readLocalDate } from '../table/dates/local-dates.ts';

/** The number of a page, with which Notion ends the names of its files. */
const PAGE_NUMBER = /[ -][0-9a-f]{32}$/;
/** The title of a page, and the lines below it with its properties. */
export const NOTION_HEAD = /^(# [^\n]*\n\n)(?:[^\s:#][^:\n]{0,60}:[ \t]+\S[^\n]*\n)+(?:\n|$)/;

/** Whether a file is a page of Notion, by its name without its ending. */
export function isNotionName(name: string): boolean {
  return PAGE_NUMBER.test(name);
}

/** The name of a file without the number of its page, and without the sign that Notion puts before a date. */
export function withoutPageNumber(name: string): string {
  return isNotionName(name) ? name.replace(PAGE_NUMBER, '').replace(/^@/, '') : name;
}

/** Whether a page of Notion has its day among its properties. */
export function isDatedPage(head: string, name: string): boolean {
  if (!isNotionName(name.replace(/\.\w+$/, ''))) return false;
  const [properties = ''] = NOTION_HEAD.exec(head.replace(/\r\n?/g, '\n')) ?? [];
  return [...properties.matchAll(/^([^:\n]+):[ \t]+(\S[^\n]*)$/gm)].some(
    ([, heading, value]) => isHeadingOf('day', heading!) && readLocalDate(value!) !== null,
  );
}
