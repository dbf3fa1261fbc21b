/** One thing that a fault destroyed or left. */
export interface Problem {
  /** An acknowledged entry, typed words, a temporary file that was left, or a journal or other file that is damaged. */
  kind: 'entry' | 'text' | 'file' | 'damaged';
  what: string;
}

/** What came of all tries of a row. */
export interface Tally {
  tries: number;
  /** Of how many places a sample was tried; absent where all were. */
  of?: number;
  entry: number;
  text: number;
  file: number;
  damaged: number;
  /** One line for each problem. */
  details: string[];
}

export function emptyTally(): Tally {
  return { tries: 0, entry: 0, text: 0, file: 0, damaged: 0, details: [] };
}

export function addTry(tally: Tally, place: string, problems: readonly Problem[]): void {
  tally.tries += 1;
  for (const { kind, what } of problems) {
    tally[kind] += 1;
    tally.details.push(`${place}: ${NAMES[kind]}: ${what}`);
  }
}

const NAMES = { entry: 'entry lost', text: 'typed text lost', file: 'file left', damaged: 'damaged' } as const;

export function hasProblems({ entry, text, file, damaged }: Tally): boolean {
  return entry + text + file + damaged > 0;
}

/** At most `limit` of the items, evenly spread, the first and the last among them. */
export function sample<Item>(items: readonly Item[], limit: number): Item[] {
  if (items.length <= limit) return [...items];
  if (limit === 1) return [items[items.length >> 1]!];
  return Array.from({ length: limit }, (_, index) => items[Math.round((index * (items.length - 1)) / (limit - 1))]!);
}

/** Runs `work` on each item, at most `width` at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
