import { describe, expect, it } from 'vitest';
import { blockedPassages, type Guard, readGuards } from '../../src/matching/guards.ts';
import { answerStateOf, type MatchInput } from '../../src/matching/match-input.ts';
import { matchingModel } from '../../src/matching/matching-model.ts';
import { scorePassages } from '../../src/matching/rank-passages.ts';
import { dev, train } from './fit/labelled.ts';

const blockedFor = (input: MatchInput) => [...scorePassages(input).blocked.keys()];

describe('a guard', () => {
  it('is kept from applying by a signal of the note, but not by a mere hint of it', () => {
    const guard: Guard = { blocks: ['the-dance'], when: { felt: [1, 2] }, unless: { signals: ['calm'] }, because: '' };
    const answers = answerStateOf({ felt: 2 });
    const isBlocked = (strength: number) => blockedPassages([guard], answers, new Map([['calm', strength]])).size > 0;
    expect([0, 0.2, 0.25, 1].map(isBlocked)).toEqual([true, true, false, false]);
  });
});

describe('the guards block', () => {
  it.each<[string, MatchInput, string[]]>([
    [
      'advice to stop chasing, for a writer with too little room',
      { felt: 4, want: 2, note: 'He follows me everywhere' },
      ['chase-retreat', 'loosen-grip', 'holding-tight', 'against-instinct', 'trust-the-distance', 'not-alone'],
    ],
    [
      'passages about pulling away, after a glad time together',
      { felt: 6, want: 6, my_move: 'met', their_move: 'closer' },
      ['not-alone', 'chase-retreat', 'loosen-grip', 'holding-tight', 'making-space'],
    ],
    [
      'the beauty of gap and dance, for somebody desolate',
      { felt: 1, want: 6, my_move: 'chased', their_move: 'away' },
      ['love-present', 'fertile-gap', 'the-dance'],
    ],
    [
      'praise of stepping back, for somebody who drew back',
      { felt: 2, want: 5, my_move: 'back' },
      ['against-instinct', 'making-space', 'chase-retreat'],
    ],
    [
      'a passage about chasing, for a writer who was busy with something of their own',
      { felt: 4, my_move: 'own', note: 'Knitted.' },
      ['chase-retreat'],
    ],
  ])('%s', (_, input, passages) => expect(blockedFor(input)).toEqual(expect.arrayContaining(passages)));

  it('nothing about chasing for somebody who chased', () => {
    const input: MatchInput = { felt: 3, want: 6, my_move: 'chased', their_move: 'away' };
    expect(blockedFor(input)).not.toContain('chase-retreat');
    expect(blockedFor(input)).not.toContain('against-instinct');
  });
  it('a passage no longer when the note speaks of it', () => {
    const input: MatchInput = { felt: 3, want: 6, my_move: 'reached', their_move: 'away' };
    expect(blockedFor(input)).toContain('chase-retreat');
    expect(blockedFor({ ...input, note: 'Texted him four times' })).not.toContain('chase-retreat');
  });
});

describe('the guards, compared with the readers,', () => {
  const entries = [...dev, ...train].map((entry) => ({ ...entry, blocked: scorePassages(entry).blocked }));

  it('block hardly any passage that the readers found fitting', () => {
    const lost = entries.flatMap(({ id, grades, blocked }) =>
      [...blocked.keys()].filter((passage) => (grades[passage] ?? 0) >= 2.25).map((passage) => `${id} ${passage}`),
    );
    expect(lost.length / entries.length, lost.join(', ')).toBeLessThan(0.005);
  });
  it('block at least three in four of the passages that they found jarring', () => {
    const all = entries.flatMap(({ jarring, blocked }) => jarring.map((passage) => blocked.has(passage)));
    expect(all.filter(Boolean).length / all.length).toBeGreaterThan(0.75);
  });
});

it('readGuards refuses unknown passages and signals', () => {
  const { weights, lexicon } = matchingModel();
  const reading = (guard: object) => () =>
    readGuards([guard], new Set(weights.passageIds), new Set(lexicon.signals.keys()));
  expect(reading({ blocks: ['the-dunce'], when: {} })).toThrow('"the-dunce"');
  expect(reading({ blocks: ['the-dance'], when: {}, unless: { signals: ['glee'] } })).toThrow('"glee"');
});
