import type { Features } from '../../src/language/model/linear-model.ts';
import type { Fitted } from './ridge.ts';

/** The scores that fitted weights give to features, in the order of the outputs they were fitted for. */
export function predict({ base, weights }: Fitted, features: Features): number[] {
  const scores = [...base];
  for (const [name, value] of features) {
    const row = weights.get(name);
    if (row) for (const [index, weight] of row.entries()) scores[index]! += weight * value;
  }
  return scores;
}

/** Splits into parts of about the same size, so that no group is in two of them. The same groups give the same parts. */
export function splitByGroup<T>(items: readonly T[], groupOf: (item: T) => string, count: number): T[][] {
  const parts: T[][] = Array.from({ length: count }, () => []);
  const groups = [...Map.groupBy(items, groupOf)].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  for (const [, group] of groups)
    parts.reduce((least, part) => (part.length < least.length ? part : least)).push(...group);
  return parts;
}
