/** The hash FNV-1a with 32 bits (Fowler, Noll, Vo; RFC 9923): its start value. */
export const FNV1A_START = 0x811c9dc5;

/** The hash with one more unit mixed in, as a signed integer; `>>> 0` makes it the unsigned one. */
export function fnv1aStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The hash with every UTF-16 unit of a text mixed in. */
export function fnv1aText(hash: number, text: string): number {
  let mixed = hash;
  for (let at = 0; at < text.length; at++) mixed = fnv1aStep(mixed, text.charCodeAt(at));
  return mixed;
}
