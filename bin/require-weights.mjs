import { readFileSync } from 'node:fs';

/** @throws Error if a passage has no column in the table of weights: it would never be chosen. */
export function requireWeights(passages) {
  const table = readFileSync(new URL('../prompts/evening-weights.tsv', import.meta.url), 'utf8');
  const columns = table.slice(0, table.indexOf('\n')).split('\t');
  const missing = passages.find(({ id }) => !columns.includes(id));
  if (missing) throw new Error(`The passage "${missing.id}" has no weights. Run npm run fit -- passages`);
}
