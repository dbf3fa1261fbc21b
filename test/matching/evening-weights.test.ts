import { expect, it } from 'vitest';
import weights from '../../prompts/evening-weights.tsv';
import { passages } from '../../src/passages/library.ts';

const columns = weights.slice(0, weights.indexOf('\n')).split('\t').slice(1);

it.each(passages().map(({ id }) => id))('there are weights for the passage %s', (id) => {
  expect(columns, `The passage "${id}" has no weights and is never chosen. Run npm run fit -- passages`).toContain(id);
});

it('there are weights for no other passage', () => {
  expect(passages().map(({ id }) => id)).toEqual(expect.arrayContaining(columns));
});
