import { writeFileSync } from 'node:fs';
import { buildDictionary } from '../../src/language/dictionary.ts';
import type { Fitted } from './ridge.ts';

/** A smaller weight has no effect worth its line, in hundredths. */
const MIN_WEIGHT = 8;

/** A table of weights as `readLinearModel` reads it: the features in order, their weights in hundredths. */
export function weightsTable(parts: readonly { outputs: readonly string[]; fitted: Fitted }[]): string {
  const names = new Set(parts.flatMap(({ fitted }) => [...fitted.weights.keys()]));
  const hundredths = (weights: readonly number[]) => weights.map((weight) => Math.round(100 * weight));
  const rows = [...names]
    .map((name) => ({
      name,
      weights: parts.flatMap(({ outputs, fitted }) => hundredths(fitted.weights.get(name) ?? outputs.map(() => 0))),
    }))
    .filter(({ weights }) => weights.some((weight) => Math.abs(weight) >= MIN_WEIGHT));
  return [
    ['', ...parts.flatMap(({ outputs }) => outputs)].join('\t'),
    '\n',
    ['', ...parts.flatMap(({ fitted }) => hundredths(fitted.base))].join('\t'),
    '\n',
    buildDictionary(rows.map(({ name, weights }) => [name, weights.join(' ')])),
  ].join('');
}

export function writeTable(name: string, table: string): void {
  writeFileSync(new URL(`../../prompts/${name}`, import.meta.url), table);
}
