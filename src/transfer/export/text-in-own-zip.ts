import { type InflateRaw, inflateRawSync } from 'node:zlib';

/** The bytes of each part of a zip with one file, but for its name and its data. */
const [LOCAL_HEADER, DESCRIPTOR, CENTRAL_HEADER, END_RECORD] = [30, 16, 46, 22];
const NAME = 'Journal.json';
/** A guard against zip bombs, far above any real journal. */
const UNPACKED_LIMIT = 128 * 1024 * 1024;

/** The text of the one file in a zip, null unless every byte is where nearfar writes it: nothing is hidden between or behind. */
export function textInOwnZip(zip: Uint8Array): string | null {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const dataStart = LOCAL_HEADER + NAME.length;
  const central = bytes.length - END_RECORD - CENTRAL_HEADER - NAME.length;
  const dataEnd = central - DESCRIPTOR;
  if (dataEnd <= dataStart) return null;
  const end = bytes.subarray(-END_RECORD);
  const names = [bytes.subarray(LOCAL_HEADER, dataStart), bytes.subarray(central + CENTRAL_HEADER, -END_RECORD)];
  const isLaidOut =
    end.readUInt32LE(0) === 0x06054b50 &&
    end.readUInt16LE(10) === 1 &&
    end.readUInt32LE(16) === central &&
    end.readUInt16LE(20) === 0 &&
    names.every((name) => name.toString('latin1') === NAME);
  return isLaidOut ? inflated(bytes.subarray(dataStart, dataEnd)) : null;
}

/** Null also where the data end before the last byte. */
function inflated(data: Buffer): string | null {
  try {
    const unpacked: unknown = inflateRawSync(data, { info: true, maxOutputLength: UNPACKED_LIMIT });
    const { buffer, engine } = unpacked as { buffer: Buffer; engine: InflateRaw };
    return engine.bytesWritten === data.length ? buffer.toString('utf8') : null;
  } catch {
    return null;
  }
}
