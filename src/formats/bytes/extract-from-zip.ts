import { Unzip, UnzipInflate } from 'fflate/node';
import { UserError } from '../../errors.ts';

const MB = 1024 * 1024;
/** Limit for the unpacked size of what is read of a zip, in bytes: a guard against zip bombs, far above any real journal. */
const UNPACKED_LIMIT = 128 * MB;
/** Compressed bytes that are handed to the unpacker at a time. */
const CHUNK_BYTES = 16_384;
/** As many bytes tell what kind of file it is. */
const HEAD_BYTES = 65_536;

/** How the record begins that ends every zip, behind the list of its files. */
const ZIP_END = 'PK\x05\x06';

const HINT = 'Nothing was brought in.';

/** A file in a zip. Its name never becomes a path. */
export interface ZippedFile {
  name: string;
  bytes: Uint8Array;
}

/** The first 64 kB of a file in a zip, as text; '' if it is not there or cannot be unpacked. */
export function headOfZipped(bytes: Uint8Array, name: string): string {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const unzip = new Unzip((file) => {
    if (file.name !== name) return;
    file.ondata = (error, piece) => {
      if (error) throw error;
      pieces.push(piece);
      size += piece.length;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && size < HEAD_BYTES; at += CHUNK_BYTES)
      unzip.push(bytes.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= bytes.length);
  } catch {
    // The reader of the whole file reports what is wrong with it.
  }
  return Buffer.concat(pieces).subarray(0, HEAD_BYTES).toString('utf8');
}

/**
 * Unpacks all files of a zip whose names match, in memory only. Unpacking goes chunk by chunk and stops as soon as the limit is
 * exceeded.
 * @returns the files, and the names of the others
 * @throws UserError if the zip is broken, lacks its end, or the files unpack to more than `limit` bytes together
 */
export function extractAllFromZip(
  bytes: Uint8Array,
  matches: (name: string) => boolean,
  limit = UNPACKED_LIMIT,
): { files: ZippedFile[]; others: string[] } {
  // A copy that was cut short between two files unpacks without an error, and lacks those that follow.
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(ZIP_END) < 0) throw broken();
  return unpack(bytes, matches, limit);
}

/** The names of all files in a zip, read from file to file, so also in one that lacks its end. @throws UserError if it is broken */
export function scanZipNames(bytes: Uint8Array): string[] {
  return unpack(bytes, () => false, 0).others;
}

function unpack(
  bytes: Uint8Array,
  matches: (name: string) => boolean,
  limit: number,
): { files: ZippedFile[]; others: string[] } {
  const files: ZippedFile[] = [];
  const others: string[] = [];
  let size = 0;
  let started = 0;
  let tooLarge: UserError | undefined;
  const unzip = new Unzip((file) => {
    if (!matches(file.name)) {
      others.push(file.name);
      return;
    }
    started++;
    const pieces: Uint8Array[] = [];
    file.ondata = (error, piece, isLast) => {
      if (error) throw broken();
      size += piece.length;
      if (size > limit) {
        tooLarge = new UserError(`${file.name} in this zip unpacks to more than ${limit / MB} MB.`, HINT);
        throw tooLarge;
      }
      pieces.push(piece);
      if (isLast) files.push({ name: file.name, bytes: Buffer.concat(pieces) });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
      unzip.push(bytes.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= bytes.length);
  } catch {
    throw tooLarge ?? broken();
  }
  const hasNames = started > 0 || others.some((name) => name !== '');
  if (files.length < started || !hasNames) throw broken();
  return { files, others };
}

const broken = () =>
  new UserError('This zip is broken: it cannot be unpacked to its end.', `Copy it again, or export it again. ${HINT}`);
