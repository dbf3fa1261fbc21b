import { FNV1A_START, fnv1aText } from './fnv1a.ts';

/** The weights of models are written as whole numbers of this part. */
export const WEIGHT_UNIT = 0.01;
const [LEAST, MOST] = [-128, 127];
const WEIGHT_BITS = 8;

/**
 * A table of the weights of pairs of words, for `readPairWeights`. Names would be nine tenths of it and are left out: each pair is a
 * number of 32 bits, the first 24 of a hash of its name and its weight in hundredths, all in order.
 */
export function buildPairWeights(weights: ReadonlyMap<string, number>): Buffer {
  const inHundredths = (weight: number) => Math.max(LEAST, Math.min(MOST, Math.round(weight / WEIGHT_UNIT)));
  const byHash = new Map<number, number>();
  for (const [pair, weight] of weights) {
    const hash = hashOf(pair);
    const rounded = inHundredths(weight);
    if (Math.abs(rounded) > Math.abs(byHash.get(hash) ?? 0)) byHash.set(hash, rounded);
  }
  const numbers = [...byHash].map(([hash, weight]) => ((hash << WEIGHT_BITS) | (weight & 0xff)) >>> 0);
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.sort((a, b) => a - b).entries()) bytes.writeUInt32LE(number, index * 4);
  return bytes;
}

/**
 * Finds the weights of pairs in a table of `buildPairWeights`, 0 for a pair that has none. As one hash stands for several pairs, a
 * pair without weight is taken for another one in as many of 16.7 million cases as there are pairs: about one of 500.
 */
export function readPairWeights({ buffer, byteOffset, length }: Uint8Array): (pair: string) => number {
  // Not `readUInt32LE`, which is slow before V8 has compiled it, and a note is read soon after the start.
  const table = new DataView(buffer, byteOffset, length);
  const numberAt = (index: number) => table.getUint32(index * 4, true);
  const count = length / 4;
  return (pair) => {
    const hash = hashOf(pair);
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numberAt(middle) >>> WEIGHT_BITS < hash) low = middle + 1;
      else high = middle;
    }
    if (low === count || numberAt(low) >>> WEIGHT_BITS !== hash) return 0;
    return table.getInt8(low * 4) * WEIGHT_UNIT;
  };
}

/** The upper 24 bits of the hash of a text. */
function hashOf(text: string): number {
  return fnv1aText(FNV1A_START, text) >>> WEIGHT_BITS;
}
