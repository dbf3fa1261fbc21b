import { crc32 } from '../bytes/crc32.ts';

/** The heading of the whole file. */
export const TITLE = 'Near and far';

/** What stands before the title of a passage, and before days that are set aside. */
export const PASSAGE_START = '> Passage: ';
export const REST_START = '> Set aside: ';

/** How a block begins that nearfar wrote and that is no part of a note: passage, days set aside, summary, weeks, span. */
const OWN_START =
  '> (?:Passage|Set aside): |\\*\\*[A-Z][a-z]+ \\d{4} in short:\\*\\* |\\| Weeks of [A-Z][a-z]+ \\d{4} \\||\\*[^*\\n]{1,80}, \\d+ days? written\\.\\*[ \\t]*$';
const STARTS = new RegExp(`^(?:${OWN_START})`);
const UNESCAPED = new RegExp(`^(\\\\*)(?=${OWN_START})`, 'gm');
const ESCAPED = new RegExp(`^\\\\(\\\\*)(?=${OWN_START})`, 'gm');

/** Puts a backslash before lines of a note that look like the beginning of a block of nearfar's own. */
export function escapeOwnStarts(note: string): string {
  return note.replace(UNESCAPED, '\\$1');
}

/** The text that `escapeOwnStarts` was given. */
export function unescapeOwnStarts(text: string): string {
  return text.replace(ESCAPED, '$1');
}

/** A checksum that stays the same when an editor strips the blanks at the ends of lines. */
export function checksumOf(text: string, before = 0): number {
  const endsInBlank = text.endsWith(' ') || text.endsWith('\t');
  if (!endsInBlank && !text.includes('\n')) return crc32(text, before);
  return crc32(text.replace(/(?<![ \t])[ \t]+(?=\n|$)/g, ''), before);
}

/** A checksum as it stands in the file. */
export function checksumText(checksum: number): string {
  return checksum.toString(16);
}

/** How many lines from `start` on are a block that nearfar writes, by its form alone; 0 if none begins there. */
export function ownBlockLength(lines: readonly string[], start: number): number {
  const first = lines[start]!;
  if (!STARTS.test(first)) return 0;
  const continues = first.startsWith('*')
    ? (line: string) => line.trim() !== ''
    : (line: string) => line.startsWith(first[0]!);
  let end = start + 1;
  while (end < lines.length && continues(lines[end]!)) end += 1;
  return end - start;
}

/**
 * How many of these lines, from the first on, are a block as nearfar wrote it, so that lines typed below it are told
 * apart; 0 if it was changed.
 * @param known the checksums of all blocks that nearfar wrote into the file
 */
export function unchangedLength(block: readonly string[], known: ReadonlySet<string>): number {
  let checksum = 0;
  let length = 0;
  for (const [index, line] of block.entries()) {
    checksum = checksumOf(index === 0 ? line : `\n${line}`, checksum);
    if (known.has(checksumText(checksum))) length = index + 1;
  }
  return length;
}
