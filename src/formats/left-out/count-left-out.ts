import type { LeftOut } from '../format.ts';

/** Adds a count to the list, in which each kind stands once. */
export function countLeftOut(list: LeftOut[], { kind, count }: LeftOut): void {
  if (count === 0) return;
  const known = list.find((other) => other.kind.one === kind.one && other.kind.why === kind.why);
  if (known) known.count += count;
  else list.push({ kind, count });
}
