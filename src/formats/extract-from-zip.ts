import { Unzip, UnzipInflate } from 'fflate/node';
import { UserError } from '../errors.ts';

/** Limit for the unpacked size of one file, in bytes: a guard against zip bombs, far above any real journal. */
const UNPACKED_LIMIT = 64 * 1024 * 1024;
/** Compressed bytes that are handed to the unpacker at a time. */
const CHUNK_BYTES = 16_384;

const HINT = 'Nothing was brought in.';

/**
 * Unpacks the first file of a zip whose name `matches`, in memory only: names in the zip never become paths. Unpacking
 * goes chunk by chunk and stops as soon as the limit is exceeded. Null if no name matches.
 * @throws UserError if the zip is broken or the file unpacks to more than 64 MB
 */
export function extractFromZip(bytes: Uint8Array, matches: (name: string) => boolean): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let tooLarge: UserError | undefined;
  let state: 'searching' | 'reading' | 'done' = 'searching';
  const unzip = new Unzip((file) => {
    if (state !== 'searching' || !matches(file.name)) return;
    state = 'reading';
    file.ondata = (error, piece, isLast) => {
      if (error) throw broken();
      size += piece.length;
      if (size > UNPACKED_LIMIT) {
        tooLarge = new UserError(`${file.name} in this zip unpacks to more than 64 MB.`, HINT);
        throw tooLarge;
      }
      pieces.push(piece);
      if (isLast) state = 'done';
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && (state as string) !== 'done'; at += CHUNK_BYTES)
      unzip.push(bytes.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= bytes.length);
  } catch {
    throw tooLarge ?? broken();
  }
  if ((state as string) === 'searching') return null;
  if ((state as string) === 'reading') throw broken();
  return Buffer.concat(pieces);
}

const broken = () => new UserError('This zip is broken: it cannot be unpacked to its end.', HINT);
