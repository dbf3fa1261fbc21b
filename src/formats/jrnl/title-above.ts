import { UserError } from '../../errors.ts';
import type { ImportCollector } from '../import-collector.ts';
import { MARKDOWN_HEADING } from './jrnl-headings.ts';

/** A longer line is text, and no title. */
const MAX_TITLE = 100;
/** What underlines a title, and stands around front matter. */
const RULE = /^\s*(?:-{3,}|={3,})\s*$/;
/** A line with the numbers of a date, whose month may be misspelt: its text is an entry. */
const LIKE_DATE = /^[^\p{L}\d]*\d{1,2}(?!\d)|(?<!\d)\d{1,2}(?!\d).*\d{4}/u;

/**
 * The lines of the title above the first entry of a text. Any other text there cannot be read.
 * @param lines those above the first entry
 * @param prefix stands before the place
 */
export function titleAbove(lines: readonly string[], prefix: string, { attempt }: ImportCollector): string[] {
  const written = lines.filter((line) => line.trim() !== '');
  const title = titleIn(written);
  if (title !== null) return title;
  const others = written.length - 1;
  const what = others > 0 ? `and ${others === 1 ? 'one more line stand' : `${others} more lines stand`}` : 'stands';
  attempt(`${prefix}line ${lines.indexOf(written[0]!) + 1}`, () => {
    throw new UserError(`"${written[0]!.trim()}" ${what} before the first entry; write it below the date of its day.`);
  });
  return [];
}

/** The lines of a title: those of front matter, and headings or a single line; null if there is other text. */
function titleIn(written: readonly string[]): string[] | null {
  const end = written[0]?.trim() === '---' ? written.findIndex((line, index) => index > 0 && RULE.test(line)) : -1;
  const [front, below] = [written.slice(0, end + 1), written.slice(end + 1)].map((lines) =>
    lines.filter((line) => !RULE.test(line)).map((line) => line.trim()),
  );
  const isTitle = below!.length <= 1 || below!.every((line) => MARKDOWN_HEADING.test(line));
  const areShort = [...front!, ...below!].every(({ length }) => length <= MAX_TITLE);
  return isTitle && areShort && !below!.some((line) => LIKE_DATE.test(line)) ? [...front!, ...below!] : null;
}
