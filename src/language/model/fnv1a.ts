/** The hash FNV-1a with 32 bits (Fowler, Noll, Vo; RFC 9923): its start value. */
export const FNV1A_START = 0x811c9dc5;

const PRIME = 0x01000193;

/** The hash with one more unit mixed in, as a signed integer; `>>> 0` makes it the unsigned one. */
export function fnv1aStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME);
}

/** The hash with every UTF-16 unit of a text mixed in: `fnv1aStep` for each, without a call for each letter of a journal. */
export function fnv1aText(hash: number, text: string): number {
  let mixed = hash;
  for (let at = 0; at < text.length; at++) mixed = Math.imul(mixed ^ text.charCodeAt(at), PRIME);
  return mixed;
}
