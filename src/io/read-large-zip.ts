import { readSync } from 'node:fs';

/** Names of files in a zip that may hold entries. All others are photos and the like, which are not read. */
const TEXT_NAME = /\.(?:json|txt|md|csv|tsv|html?|xml|org|daylio)$/i;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
/** Stands where the number is in a record of Zip64, which is for more than 4 GB. */
const ZIP64 = 0xffffffff;

/**
 * The texts of a zip that is too large to be read whole, as a zip in which all other files are empty, so that their names
 * can still be told. Its end has no list of its files.
 * @returns null if the file is no zip, has a list of files that cannot be read, or more than `limit` bytes of texts
 */
export function readLargeZip(descriptor: number, size: number, limit: number): Uint8Array | null {
  const read = (start: number, length: number) => {
    const bytes = Buffer.alloc(length);
    return readSync(descriptor, bytes, 0, length, start) === length ? bytes : null;
  };
  const list = readList(read, size, limit);
  if (!list) return null;
  const pieces: Buffer[] = [];
  let total = 0;
  for (let at = 0; at + CENTRAL_LENGTH <= list.length; ) {
    if (list.readUInt32LE(at) !== CENTRAL) return null;
    const nameLength = list.readUInt16LE(at + 28);
    const name = list.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength);
    const packed = list.readUInt32LE(at + 20);
    const isText = TEXT_NAME.test(name.toString('utf8'));
    total += isText ? packed : 0;
    if (total > limit || packed === ZIP64) return null;
    const content = isText ? readContent(read, list.readUInt32LE(at + 42), packed) : Buffer.alloc(0);
    if (!content) return null;
    pieces.push(localHeader(list.subarray(at, at + CENTRAL_LENGTH), name, isText), name, content);
    at += CENTRAL_LENGTH + nameLength + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return pieces.length === 0 ? null : Buffer.concat([...pieces, endOfZip()]);
}

function endOfZip(): Buffer {
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(END, 0);
  return end;
}

type Read = (start: number, length: number) => Buffer | null;

/** The list of files at the end of a zip. */
function readList(read: Read, size: number, limit: number): Buffer | null {
  const length = Math.min(size, END_LENGTH + MAX_COMMENT);
  const tail = read(size - length, length);
  if (!tail) return null;
  for (let at = tail.length - END_LENGTH; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    const [listSize, start] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    return start + listSize <= size && listSize <= limit ? read(start, listSize) : null;
  }
  return null;
}

function readContent(read: Read, start: number, packed: number): Buffer | null {
  const header = read(start, LOCAL_LENGTH);
  if (!header || header.readUInt32LE(0) !== LOCAL) return null;
  return read(start + LOCAL_LENGTH + header.readUInt16LE(26) + header.readUInt16LE(28), packed);
}

/** The header of a file in a zip, made from its record in the list; an empty, unpacked file unless `isText`. */
function localHeader(record: Buffer, name: Buffer, isText: boolean): Buffer {
  const header = Buffer.alloc(LOCAL_LENGTH);
  header.writeUInt32LE(LOCAL, 0);
  record.copy(header, 4, 6, 28);
  // The sizes stand in the header itself, and not behind the file.
  header.writeUInt16LE(record.readUInt16LE(8) & ~8, 6);
  if (!isText) header.fill(0, 8, 10).fill(0, 14, 26);
  header.writeUInt16LE(name.length, 26);
  return header;
}
