import { crc32 } from '../bytes/crc32.ts';
import { hasChecksum, isUnmodified } from '../obsidian/checksum.ts';
import { type ExportMark, hexOf } from './export-mark.ts';

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
