import { Unzip, UnzipInflate } from 'fflate/node';
import { UserError } from '../errors.ts';

/** Most bytes that one file inside a zip may unpack to: a hundred journals of a lifetime. */
const UNPACKED_LIMIT = 128 * 1024 * 1024;
const STEP = 16_384;

/**
 * The first file of a zip whose name is wanted, unpacked in memory: no name in it becomes a path on the disk.
 * It is unpacked in small steps, and a file that grows beyond all measure is left at the step where it does.
 * @throws UserError for a zip that is broken or unpacks to more than 128 MB
 */
export function extractFromZip(bytes: Uint8Array, wanted: (name: string) => boolean): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let tooLarge: UserError | undefined;
  let state: 'looking' | 'reading' | 'read' = 'looking';
  const unzip = new Unzip((file) => {
    if (state !== 'looking' || !wanted(file.name)) return;
    state = 'reading';
    file.ondata = (error, piece, isLast) => {
      if (error) throw broken();
      size += piece.length;
      if (size > UNPACKED_LIMIT) {
        tooLarge = new UserError(`${file.name} in this zip unpacks to more than 128 MB.`, HINT);
        throw tooLarge;
      }
      pieces.push(piece);
      if (isLast) state = 'read';
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && (state as string) !== 'read'; at += STEP)
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch {
    throw tooLarge ?? broken();
  }
  if ((state as string) === 'looking') return null;
  if ((state as string) === 'reading') throw broken();
  return Buffer.concat(pieces);
}

const HINT = 'Nothing was brought in.';

const broken = () => new UserError('This zip is broken: it cannot be unpacked to its end.', HINT);
