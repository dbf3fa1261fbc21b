import { writeFileSync } from 'node:fs';
import { buildDictionary } from '../../src/language/dictionary.ts';
import type { FittedKinds } from './fit-kinds.ts';
import type { Fitted } from './ridge.ts';

/** A smaller weight, in hundredths, has no effect worth its place and is written as 0. */
const MIN_WEIGHT = 5;

/** A table of weights as `readLinearModel` reads it: the features in order, their weights in hundredths, without zeros at the end. */
export function weightsTable(parts: readonly { outputs: readonly string[]; fitted: Fitted }[]): string {
  const names = new Set(parts.flatMap(({ fitted }) => [...fitted.weights.keys()]));
  const hundredths = (weights: readonly number[]) => weights.map((weight) => Math.round(100 * weight));
  const worthwhile = (weight: number) => (Math.abs(weight) < MIN_WEIGHT ? 0 : weight);
  const rows = [...names]
    .map((name) => ({
      name,
      weights: parts
        .flatMap(({ outputs, fitted }) => hundredths(fitted.weights.get(name) ?? outputs.map(() => 0)))
        .map(worthwhile),
    }))
    .filter(({ weights }) => weights.some((weight) => weight !== 0));
  return [
    ['', ...parts.flatMap(({ outputs }) => outputs)].join('\t'),
    '\n',
    ['', ...parts.flatMap(({ fitted }) => hundredths(fitted.base))].join('\t'),
    '\n',
    buildDictionary(rows.map(({ name, weights }) => [name, weights.join(' ').replace(/(?: 0)+$/, '')])),
  ].join('');
}

/** The table of a model that says whether anything happened, the first of its outputs, and of which kind. */
export function kindsTable([any, ...each]: readonly string[], fitted: FittedKinds): string {
  return weightsTable([
    { outputs: [any!], fitted: fitted.any },
    { outputs: each, fitted: fitted.each },
  ]);
}

export function writeTable(name: string, table: string): void {
  writeFileSync(new URL(`../../prompts/${name}`, import.meta.url), table);
}
