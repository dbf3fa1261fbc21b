import { FNV1A_START, fnv1aText } from './fnv1a.ts';

/** The weights of models are written as whole numbers of this part. */
export const WEIGHT_UNIT = 0.01;
const [LEAST, MOST] = [-128, 127];

// A phrase is known by the upper 24 bits of a hash of its name: the first eight say in which group it stands, the others where.
const GROUPS = 256;
const IN_GROUP_BITS = 16;
const IN_GROUP = 0xffff;
/** The bytes of the numbers of 32 bits that say where each group begins, and where the last one ends. */
const HEADER = 4 * (GROUPS + 1);

/**
 * A table of the weights of phrases, for `readPhraseWeights`. Names would be nine tenths of it and are left out. It holds where
 * each group begins, then for all phrases in the order of their hashes the lower 16 bits of the hash, then their weights in
 * hundredths: three bytes a phrase.
 */
export function buildPhraseWeights(weights: ReadonlyMap<string, number>): Buffer {
  const inHundredths = (weight: number) => Math.max(LEAST, Math.min(MOST, Math.round(weight / WEIGHT_UNIT)));
  const byHash = new Map<number, number>();
  for (const [phrase, weight] of weights) {
    const hash = hashOf(phrase);
    const rounded = inHundredths(weight);
    if (Math.abs(rounded) > Math.abs(byHash.get(hash) ?? 0)) byHash.set(hash, rounded);
  }
  const phrases = [...byHash].sort(([a], [b]) => a - b);
  const bytes = Buffer.alloc(HEADER + 3 * phrases.length);
  for (let group = 0; group <= GROUPS; group++) {
    const start = phrases.filter(([hash]) => hash >>> IN_GROUP_BITS < group).length;
    bytes.writeUInt32LE(start, 4 * group);
  }
  for (const [index, [hash, weight]] of phrases.entries()) {
    bytes.writeUInt16LE(hash & IN_GROUP, HEADER + 2 * index);
    bytes.writeInt8(weight, HEADER + 2 * phrases.length + index);
  }
  return bytes;
}

/**
 * Finds the weights of phrases in a table of `buildPhraseWeights`, 0 for a phrase that has none. As one hash stands for several phrases, a
 * phrase without weight is taken for another one in as many of 16.7 million cases as there are phrases: about one of 400.
 */
export function readPhraseWeights({ buffer, byteOffset, length }: Uint8Array): (phrase: string) => number {
  if (length === 0) return () => 0;
  // Not the methods of Buffer, which are slow before V8 has compiled them, and a note is read soon after the start.
  const table = new DataView(buffer, byteOffset, length);
  const startOf = (group: number) => table.getUint32(4 * group, true);
  const weightsFrom = HEADER + 2 * startOf(GROUPS);
  const numberAt = (index: number) => table.getUint16(HEADER + 2 * index, true);
  return (phrase) => {
    const hash = hashOf(phrase);
    const inGroup = hash & IN_GROUP;
    let low = startOf(hash >>> IN_GROUP_BITS);
    const end = startOf((hash >>> IN_GROUP_BITS) + 1);
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numberAt(middle) < inGroup) low = middle + 1;
      else high = middle;
    }
    return low < end && numberAt(low) === inGroup ? table.getInt8(weightsFrom + low) * WEIGHT_UNIT : 0;
  };
}

/** The upper 24 bits of the hash of a text. */
function hashOf(text: string): number {
  return fnv1aText(FNV1A_START, text) >>> 8;
}
