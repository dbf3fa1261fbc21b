import { UsageError, UserError } from '../../errors.ts';
import type { ImportFile } from '../format.ts';

/** @throws UsageError if there is no encoding of this name */
export function parseEncoding(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    throw new UsageError(
      `"${name}" is no encoding that I know.`,
      'Such as: windows-1252, windows-1250, windows-1251, macintosh, shift_jis, euc-jp, gb18030, big5, euc-kr, utf-16le.',
    );
  }
}

/** A file of text in another encoding, as one in UTF-8. Its text throws a UserError if it is none in this encoding. */
export function inEncoding(file: ImportFile, encoding: string): ImportFile {
  let text: string | undefined;
  const read = () => {
    text ??= decode(file, encoding);
    return text;
  };
  return { ...file, text: read, bytes: () => Buffer.from(read()), isWindows1252: () => false };
}

function decode(file: ImportFile, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file.bytes());
  } catch {
    throw new UserError(
      `${file.name} is no text in ${encoding}.`,
      'Name another, or leave out --encoding, so that nearfar proposes one. Nothing was brought in.',
    );
  }
}
