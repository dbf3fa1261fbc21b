import { describe, expect, it } from 'vitest';
import { readFacets } from '../../src/passages/facet.ts';

const FACET = {
  id: 'late-salt',
  sentences: [1, 3],
  retelling: 'Salt may wait. '.repeat(12),
  question: 'When is\n it late?',
  cues: ['no salt'],
};
const read = (content: unknown) => readFacets(content, 3, (what) => new Error(what));

describe('readFacets', () => {
  it('reads facets, with or without something small to do', () => {
    expect(read([FACET, { ...FACET, id: 'salt', small_thing: 'Weigh it.' }])).toMatchObject([
      { id: 'late-salt', sentences: [1, 3], question: 'When is it late?', smallThing: null, cues: ['no salt'] },
      { id: 'salt', smallThing: 'Weigh it.' },
    ]);
  });

  it.each([
    ['a list that is not there', undefined, '"facets" is not a list of facets'],
    ['an empty list', [], '"facets" is not a list of facets'],
    ['a facet that is no object', [null], 'facet number 1: "id" is missing'],
    ['an id with a space', [{ ...FACET, id: 'late salt' }], 'the id is not lower-case words with dashes'],
    ['an id twice', [FACET, FACET], 'facet "late-salt": this id is there twice'],
    ['no question', [{ ...FACET, question: ' ' }], 'facet "late-salt": "question" is missing'],
    ['too short a retelling', [{ ...FACET, retelling: 'Salt may wait.' }], '"retelling" has 3 words, not 30 to 90'],
    ['no sentences', [{ ...FACET, sentences: [] }], '"sentences" is not a list of numbers from 1 to 3, ascending'],
    [
      'a sentence that is not there',
      [{ ...FACET, sentences: [4] }],
      '"sentences" is not a list of numbers from 1 to 3',
    ],
    ['sentences out of order', [{ ...FACET, sentences: [2, 1] }], '"sentences" is not a list of numbers from 1 to 3'],
    ['cues that are no words', [{ ...FACET, cues: [''] }], 'facet "late-salt": "cues" is not a list of words'],
  ])('refuses %s with a sentence', (_, content, sentence) => {
    expect(() => read(content)).toThrow(sentence);
  });
});
