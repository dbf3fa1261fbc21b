/** Is told from time to time which share of the reading is done, from 0 to 1. */
export type OnProgress = (share: number) => void;

/** How many items are taken between two calls. */
export const ITEMS_PER_CALL = 256;

/** Passes the shares of one step on as shares of the whole, in which the step lasts from `from` to `to`. */
export function stepOf(onProgress: OnProgress | undefined, from: number, to: number): OnProgress | undefined {
  return onProgress && ((share) => onProgress(from + share * (to - from)));
}

/** The items of a list in their order. Each that is taken counts as done once the next one is. */
export function* withProgress<T>(items: readonly T[], onProgress: OnProgress | undefined): Generator<T> {
  for (const [index, item] of items.entries()) {
    if (index % ITEMS_PER_CALL === 0) onProgress?.(index / items.length);
    yield item;
  }
}
