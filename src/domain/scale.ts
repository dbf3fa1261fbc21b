/** Felt and wanted closeness: 1 two separate worlds .. 7 nearly one. */
export type Closeness = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const CLOSENESS: readonly Closeness[] = [1, 2, 3, 4, 5, 6, 7];

export function isCloseness(value: unknown): value is Closeness {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 7;
}

/** The sign of the gap between wanted and felt closeness: more closeness wished for, more room, or neither. */
export type Wish = 'more' | 'right' | 'room';

/** `want - felt`, -6..+6; null unless both were answered. */
export function gapOf({ felt, want }: { felt?: number | undefined; want?: number | undefined }): number | null {
  return felt === undefined || want === undefined ? null : want - felt;
}

export function wishOf(entry: { felt?: number | undefined; want?: number | undefined }): Wish | null {
  const gap = gapOf(entry);
  if (gap === null) return null;
  return gap > 0 ? 'more' : gap < 0 ? 'room' : 'right';
}
