/** Bytes that are looked at to recognise UTF-16 without a byte order mark. */
const SAMPLE_BYTES = 512;

/** The text of UTF-16 bytes without their byte order mark; null if they are no UTF-16. @throws TypeError if they are broken */
export function decodeUtf16(bytes: Uint8Array, { isWhole = true } = {}): string | null {
  const encoding = utf16Encoding(bytes);
  return encoding && new TextDecoder(encoding, { fatal: isWhole }).decode(bytes);
}

function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES - (SAMPLE_BYTES % 2));
  if (sample.length < 8) return null;
  // Most characters of a heading are ASCII, whose other byte is zero. No text in UTF-8 has a zero byte.
  const zeros: [even: number, odd: number] = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1;
  const [even, odd] = zeros;
  if (odd > sample.length / 4 && odd > 4 * even) return 'utf-16le';
  return even > sample.length / 4 && even > 4 * odd ? 'utf-16be' : null;
}
