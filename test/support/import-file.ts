import { decodeUtf16 } from '../../src/formats/bytes/decode-utf16.ts';
import type { ImportFile } from '../../src/formats/format.ts';

/** Bytes or text as a file to import. */
export function importFile(content: string | Uint8Array, name = 'file'): ImportFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const text = () => decodeUtf16(bytes) ?? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  return { name, bytes: () => bytes, text };
}
