import type { SavedEntry } from '../../domain/entry.ts';
import { crc32 } from '../bytes/crc32.ts';

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
  const days = new DaysChecksum();
  function* counted(): Generator<SavedEntry> {
    for (const entry of entries) {
      days.add(entry);
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
  if (days.count === 0 && inLastEntry) return yield close;
  const facts = `${open}entries=${days.count} days=${days.text()} redacted=${redacted ? 'yes' : 'no'}`;
  yield `${facts} checksum=${hexOf(crc32(facts + close, checksum))}${close}`;
}

/** The CRC-32 of the days of entries and the moments at which they were logged, which tells entries of journals apart. */
export function checksumOfDays(entries: Iterable<SavedEntry>): string {
  const days = new DaysChecksum();
  for (const entry of entries) days.add(entry);
  return days.text();
}

/** Lines are summed up together: for one of them `crc32` takes as long as for a thousand letters. */
const SUMMED_LENGTH = 4096;

class DaysChecksum {
  count = 0;
  #checksum = 0;
  #lines = '';

  add({ day, logged_at = '' }: SavedEntry): void {
    this.count += 1;
    this.#lines += `${day} ${logged_at}\n`;
    if (this.#lines.length >= SUMMED_LENGTH) this.#sumUp();
  }

  text(): string {
    this.#sumUp();
    return hexOf(this.#checksum);
  }

  #sumUp(): void {
    this.#checksum = crc32(this.#lines, this.#checksum);
    this.#lines = '';
  }
}

/** A CRC-32 as it stands in a mark. */
export const hexOf = (checksum: number) => checksum.toString(16).padStart(8, '0');
