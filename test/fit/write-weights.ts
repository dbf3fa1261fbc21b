import { writeFileSync } from 'node:fs';
import { buildDictionary } from '../../src/language/dictionary.ts';
import { isPhrase } from '../../src/language/model/phrase-features.ts';
import { buildPhraseWeights } from '../../src/language/model/phrase-weights.ts';
import type { FittedKinds } from './fit-kinds.ts';
import type { Fitted } from './ridge.ts';

/** A smaller weight, in hundredths, has no effect worth its place and is written as 0; the columns of kinds have most of these. */
const MIN_WEIGHT = { grades: 5, any: 8, each: 11 };

/** With one character beyond ASCII V8 decodes the whole table slowly and keeps two bytes for each of its letters. */
const isAscii = (name: string) => /^[\x20-\x7e]*$/.test(name);

/** A table of weights as `readLinearModel` reads it: the features in order, their weights in hundredths, without zeros at the end. */
export function weightsTable(
  parts: readonly { outputs: readonly string[]; fitted: Fitted; scores: keyof typeof MIN_WEIGHT }[],
): string {
  const names = new Set(parts.flatMap(({ fitted }) => [...fitted.weights.keys()]));
  const hundredths = (weights: readonly number[]) => weights.map((weight) => Math.round(100 * weight));
  const rows = [...names]
    .filter(isAscii)
    .map((name) => ({
      name,
      weights: parts.flatMap(({ outputs, fitted, scores }) =>
        hundredths(fitted.weights.get(name) ?? outputs.map(() => 0)).map((weight) =>
          Math.abs(weight) < MIN_WEIGHT[scores] ? 0 : weight,
        ),
      ),
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

/**
 * Writes a model that says whether anything happened, the first of its outputs, and of which kind: a table of words, and one of
 * phrases, which have weights for the first output alone.
 */
export function writeKinds(name: string, [any, ...each]: readonly string[], fitted: FittedKinds): void {
  const weights = [...fitted.any.weights];
  const words = new Map(weights.filter(([feature]) => !isPhrase(feature)));
  const phrases = weights
    .filter(([feature]) => isPhrase(feature))
    .map(([phrase, [weight]]) => [phrase, weight!] as const);
  const table = weightsTable([
    { outputs: [any!], fitted: { base: fitted.any.base, weights: words }, scores: 'any' },
    { outputs: each, fitted: fitted.each, scores: 'each' },
  ]);
  writeContent(`${name}-weights.tsv`, table);
  writeContent(`${name}-phrases.base64`, buildPhraseWeights(new Map(phrases)).toString('base64'));
}

export function writeContent(name: string, text: string): void {
  writeFileSync(new URL(`../../prompts/${name}`, import.meta.url), text);
}
