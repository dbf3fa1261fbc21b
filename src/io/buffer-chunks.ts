/** In characters. Pieces of this size stay in the processor's own memory on their way. */
const SIZE = 16_384;

/** Small pieces gathered to larger ones, as each write costs the same. */
export function* bufferChunks(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      if (text.length < SIZE) continue;
    }
    if (text !== '') yield text;
    text = '';
    if (typeof piece !== 'string') yield piece;
  }
  if (text !== '') yield text;
}
