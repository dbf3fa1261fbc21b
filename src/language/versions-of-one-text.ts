/** Letters and digits in a row that are compared: words would not do for scripts without blanks between them. */
const LENGTH = 3;
/** How much of the shorter of two versions stands in the longer one too. */
const SHARED = 0.5;

/** Whether a text may be a later or earlier version of another: half of the shorter one, in pieces of three letters, is in both. */
export function areVersionsOfOneText(a: string, b: string): boolean {
  const [one, other] = [piecesOf(a), piecesOf(b)];
  const [short, long] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const piece of short) if (long.has(piece)) shared += 1;
  return shared >= short.size * SHARED;
}

function piecesOf(text: string): Set<string> {
  const letters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}]+/gu, ' ')
      .trim(),
  ];
  const count = Math.max(1, letters.length - LENGTH + 1);
  return new Set(Array.from({ length: count }, (_, at) => letters.slice(at, at + LENGTH).join('')));
}
