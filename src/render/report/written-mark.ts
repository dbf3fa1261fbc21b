import { crc32 } from '../../formats/bytes/crc32.ts';

/** What nearfar writes for looking at, as the mark at the end of the file names it. */
export type WrittenKind = 'report' | 'picture';

const MARK = /<!-- nearfar (report|picture) checksum=([0-9a-f]{8}) -->\n$/;

/** The text with a comment at its end that tells what wrote it, and with a checksum whether it was changed since. */
export function withWrittenMark(text: string, kind: WrittenKind): string {
  return `${text}<!-- nearfar ${kind} checksum=${checksumOf(text)} -->\n`;
}

/** Whether a text is a report or a picture as nearfar wrote it; 'changed' if somebody changed it since. */
export function readWrittenMark(text: string): WrittenKind | 'changed' | null {
  const [mark, kind, checksum] = MARK.exec(text) ?? [];
  if (mark === undefined) return null;
  return checksumOf(text.slice(0, -mark.length)) === checksum ? (kind as WrittenKind) : 'changed';
}

function checksumOf(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
