import { crc32 } from 'node:zlib';
import type { SavedEntry } from '../domain/entry.ts';
import { hasChecksum, isUnmodified } from './obsidian/checksum.ts';

/**
 * The mark that ends every exported file: `entries=140 days=89abcdef redacted=no checksum=01234567`. The checksum is the
 * CRC-32 of all the text around it, so the mark also tells whether the file is still as nearfar wrote it. Notes for
 * Obsidian have their checksum in the front matter instead.
 */
export interface ExportMark {
  entries: number;
  /** See `checksumOfDays`. Absent for what has no mark of its own: a note for Obsidian, a table without rows. */
  days?: string;
  /** Whether the export left something out of its entries: names, notes, or everything but the numbers. */
  redacted: boolean;
}

interface MarkPlace {
  /** What stands between the last piece and the mark. */
  open: string;
  /** What ends the file after the mark: at most 100 characters without =, the last of them a line end. */
  close: string;
  /** Whether the mark is a part of the last entry; then a file without entries has none. */
  inLastEntry?: boolean;
}

/**
 * The pieces of a file, and the mark after them; nothing at all if there are no pieces.
 * @param write yields the pieces for the entries it is given
 */
export function* withExportMark(
  entries: Iterable<SavedEntry>,
  redacted: boolean | undefined,
  { open, close, inLastEntry = false }: MarkPlace,
  write: (entries: Iterable<SavedEntry>) => Iterable<string>,
): Generator<string> {
  let count = 0;
  let days = 0;
  function* counted(): Generator<SavedEntry> {
    for (const entry of entries) {
      count += 1;
      days = addDay(days, entry);
      yield entry;
    }
  }
  let isEmpty = true;
  let checksum = 0;
  for (const piece of write(counted())) {
    isEmpty = false;
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (isEmpty) return;
  if (count === 0 && inLastEntry) return yield close;
  const facts = `${open}entries=${count} days=${hexOf(days)} redacted=${redacted ? 'yes' : 'no'}`;
  yield `${facts} checksum=${hexOf(crc32(facts + close, checksum))}${close}`;
}

/** The CRC-32 of the days of entries and the moments at which they were logged, which tells entries of journals apart. */
export function checksumOfDays(entries: Iterable<SavedEntry>): string {
  let checksum = 0;
  for (const entry of entries) checksum = addDay(checksum, entry);
  return hexOf(checksum);
}

const addDay = (checksum: number, { day, logged_at = '' }: SavedEntry) => crc32(`${day} ${logged_at}\n`, checksum);

/** A table without rows has no last cell for the mark; it is known by its columns, the last of which is ours. */
const EMPTY_TABLE = /^day([,;])felt\1[a-z_,;]+\1nearfar\n$/;

const MARK = /entries=(\d+) days=([0-9a-f]{8}) redacted=(yes|no) checksum=([0-9a-f]{8})([^=]*\n)$/;
/** Longer than any mark with what stands around it, in UTF-16 units. */
const MARK_LENGTH = 200;

/**
 * The mark of a text that nearfar wrote and nobody changed; 'changed' if the text has a mark that does not match, null
 * if it has none.
 */
export function readExportMark(text: string): ExportMark | 'changed' | null {
  if (hasChecksum(text)) {
    const frontMatter = text.slice(0, text.indexOf('\n---\n') + 1);
    return isUnmodified(text) ? { entries: 1, redacted: /^redacted: true$/m.test(frontMatter) } : 'changed';
  }
  if (EMPTY_TABLE.test(text)) return { entries: 0, redacted: false };
  const [whole, entries, days, redacted, checksum, close] = MARK.exec(text.slice(-MARK_LENGTH)) ?? [];
  if (whole === undefined) return / redacted=(?:yes|no) checksum=[0-9a-f]{8}/.test(text) ? 'changed' : null;
  // In two steps, as joining the parts would copy a long text.
  const sum = crc32(close!, crc32(text.slice(0, text.lastIndexOf(' checksum='))));
  if (hexOf(sum) !== checksum) return 'changed';
  return { entries: Number(entries), days: days!, redacted: redacted === 'yes' };
}

const hexOf = (checksum: number) => checksum.toString(16).padStart(8, '0');
