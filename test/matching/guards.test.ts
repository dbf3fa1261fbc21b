import { describe, expect, it } from 'vitest';
import { readGuards } from '../../src/matching/guards.ts';
import type { MatchInput } from '../../src/matching/match-input.ts';
import { matchingModel } from '../../src/matching/matching-model.ts';
import { scorePassages } from '../../src/matching/rank-passages.ts';
import { dev, train } from './fit/labelled.ts';

const back = (evening: MatchInput) => [...scorePassages(evening).back.keys()];

describe('kept back', () => {
  it.each<[string, MatchInput, string[]]>([
    [
      'on an evening with too little room, what tells the reader to stop chasing',
      { felt: 4, want: 2, note: 'He follows me everywhere' },
      ['chase-retreat', 'loosen-grip', 'holding-tight', 'against-instinct', 'trust-the-distance', 'not-alone'],
    ],
    [
      'on a glad evening together, what speaks of pulling away',
      { felt: 6, want: 6, my_move: 'met', their_move: 'closer' },
      ['not-alone', 'chase-retreat', 'loosen-grip', 'holding-tight', 'making-space'],
    ],
    [
      'from somebody desolate, the beauty of gap and dance',
      { felt: 1, want: 6, my_move: 'chased', their_move: 'away' },
      ['love-present', 'fertile-gap', 'the-dance'],
    ],
    [
      'from somebody who drew back, a praise of stepping back',
      { felt: 2, want: 5, my_move: 'back' },
      ['against-instinct', 'making-space', 'chase-retreat'],
    ],
    [
      "on an evening of one's own, all talk of chasing",
      { felt: 4, my_move: 'own', note: 'Knitted.' },
      ['chase-retreat'],
    ],
  ])('%s', (_, evening, passages) => expect(back(evening)).toEqual(expect.arrayContaining(passages)));

  it('is nothing about chasing from somebody who chased', () => {
    const evening: MatchInput = { felt: 3, want: 6, my_move: 'chased', their_move: 'away' };
    expect(back(evening)).not.toContain('chase-retreat');
    expect(back(evening)).not.toContain('against-instinct');
  });
  it('is a passage no longer when the note speaks of it', () => {
    const evening: MatchInput = { felt: 3, want: 6, my_move: 'reached', their_move: 'away' };
    expect(back(evening)).toContain('chase-retreat');
    expect(back({ ...evening, note: 'Texted him four times' })).not.toContain('chase-retreat');
  });
});

describe('the rules, against the readers', () => {
  const evenings = [...dev, ...train].map((evening) => ({ ...evening, back: scorePassages(evening).back }));

  it('keep back hardly any passage that the readers found fitting', () => {
    const lost = evenings.flatMap(({ id, grades, back }) =>
      [...back.keys()].filter((passage) => (grades[passage] ?? 0) >= 2.25).map((passage) => `${id} ${passage}`),
    );
    expect(lost.length / evenings.length, lost.join(', ')).toBeLessThan(0.005);
  });
  it('keep back at least three in four of those they found jarring', () => {
    const all = evenings.flatMap(({ jarring, back }) => jarring.map((passage) => back.has(passage)));
    expect(all.filter(Boolean).length / all.length).toBeGreaterThan(0.75);
  });
});

it('a rule names passages and signals that there are', () => {
  const { weights, lexicon } = matchingModel();
  const read = (rule: object) => () => readGuards([rule], new Set(weights.passageIds), new Set(lexicon.signals.keys()));
  expect(read({ keep_back: ['the-dunce'], when: {} })).toThrow('"the-dunce"');
  expect(read({ keep_back: ['the-dance'], when: {}, unless: { signals: ['glee'] } })).toThrow('"glee"');
});
