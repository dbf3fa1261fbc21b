/** UTF-16 units of text to gather before passing them on. */
const MIN_CHUNK_LENGTH = 16_384;

/** Joins consecutive strings into longer ones, so that a file needs fewer writes; byte chunks pass through in order. */
export function* bufferChunks(chunks: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let text = '';
  for (const chunk of chunks) {
    if (typeof chunk === 'string') {
      text += chunk;
      if (text.length < MIN_CHUNK_LENGTH) continue;
    }
    if (text !== '') yield text;
    text = '';
    if (typeof chunk !== 'string') yield chunk;
  }
  if (text !== '') yield text;
}
