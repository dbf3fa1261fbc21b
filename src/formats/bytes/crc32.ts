let loaded: typeof import('node:zlib').crc32 | undefined;

/** CRC-32, for which `node:zlib` is loaded by the first call: most files that are imported have no checksum to compare. */
export function crc32(text: string, before = 0): number {
  loaded ??= process.getBuiltinModule('node:zlib').crc32;
  return loaded(text, before);
}
