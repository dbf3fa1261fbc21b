import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MY_MOVES, THEIR_MOVES } from '../../src/domain/entry.ts';
import type { Closeness } from '../../src/domain/scale.ts';
import type { MatchInput } from '../../src/matching/match-input.ts';
import { matchingModel } from '../../src/matching/matching-model.ts';
import { rankPassages } from '../../src/matching/rank-passages.ts';
import { passages } from '../../src/passages/library.ts';

const first = (input: MatchInput) => rankPassages(input, passages()).next().value!;

describe('the best passage', () => {
  it.each<[string, string, MatchInput]>([
    [
      'four unanswered texts',
      'chase-retreat',
      { felt: 2, want: 6, my_move: 'chased', their_move: 'away', note: 'Four texts, no reply. Texted again.' },
    ],
    [
      'an easy Sunday together',
      'the-dance',
      { felt: 6, want: 6, my_move: 'met', their_move: 'closer', note: 'Pancakes, a long walk, giggling on the sofa' },
    ],
    [
      'an evening at the allotment',
      'own-passions',
      { felt: 4, my_move: 'own', note: 'At the allotment till dusk, planted the beans' },
    ],
    [
      'being followed about',
      'love-present',
      {
        felt: 5,
        want: 3,
        my_move: 'back',
        their_move: 'closer',
        note: 'He follows me everywhere, I want an hour on my own',
      },
    ],
    [
      'a wish to ring that was not followed',
      'against-instinct',
      {
        felt: 3,
        want: 6,
        my_move: 'space',
        their_move: 'away',
        note: 'Wanted to ring her so badly. Put the phone in the drawer.',
      },
    ],
    [
      'a race run by them',
      'their-independence',
      { felt: 4, want: 5, my_move: 'met', note: 'Her first marathon, I cheered her on, so proud of her' },
    ],
    [
      'them as somebody new',
      'fertile-gap',
      { felt: 6, my_move: 'met', note: 'Watched her on stage. Who is that woman? Had no idea she could do that.' },
    ],
    [
      'a doubt about oneself',
      'not-alone',
      {
        felt: 2,
        want: 6,
        my_move: 'back',
        their_move: 'away',
        note: 'Did I do something wrong? He has gone quiet on me.',
      },
    ],
    [
      'a cup of tea outside the door',
      'redefine-closeness',
      { felt: 4, want: 5, my_move: 'reached', note: 'Left a note in her lunchbox' },
    ],
    [
      'them asking for room',
      'two-needs',
      { felt: 3, want: 6, their_move: 'away', note: 'He needs some space, he said, a weekend to himself' },
    ],
  ])('for a note about %s is %s', (_, passage, input) => expect(first(input).passage.id).toBe(passage));

  it('is chosen by the answers when there is no note', () => {
    expect(first({ felt: 6, want: 6, my_move: 'met', their_move: 'closer' }).passage.id).toBe('the-dance');
    expect(first({ felt: 5, want: 3, my_move: 'back', their_move: 'closer' }).passage.id).toBe('love-present');
    expect(first({ felt: 2, want: 6, my_move: 'chased', their_move: 'away' }).passage.id).toBe('chase-retreat');
  });
  it('is none when no passage is expected to fit', () => {
    const { weights, ...model } = matchingModel();
    const poor = { ...weights, base: weights.base.map((grade) => grade - 3) };
    expect([...rankPassages({ felt: 4 }, passages(), [], { ...model, weights: poor })]).toEqual([]);
  });
  it('is not one shown the day before if another is nearly as good; otherwise the reason says so', () => {
    const input: MatchInput = {
      felt: 6,
      want: 6,
      my_move: 'met',
      their_move: 'closer',
      note: 'Pancakes and a long walk',
    };
    const again = rankPassages(input, passages(), [
      { day: '2026-03-01', passage: 'the-dance', verdict: 'shown' },
    ]).next().value!;
    if (again.passage.id === 'the-dance') expect(again.why).toContain('again so soon');
    else expect(again.why).not.toContain('again so soon');
  });
});

describe('the reason', () => {
  it('quotes the phrases that counted most, and the numbers', () =>
    expect(
      first({
        felt: 2,
        want: 6,
        my_move: 'chased',
        their_move: 'away',
        note: 'Left on read, so I asked him three times.',
      }).why,
    ).toBe('because you wrote "Left on read" and "I asked him three times", felt 2, wanted 6'));
  it('quotes a phrase up to the pauses around it', () => {
    const why = (note: string) => first({ felt: 7, want: 7, my_move: 'met', their_move: 'closer', note }).why;
    expect(why('We danced in the kitchen until the rice burned.')).toContain('"We danced in the kitchen"');
    expect(why('Nobody rang and we danced in the kitchen until the rice burned.')).toContain(
      '"we danced in the kitchen"',
    );
  });
  it('names the answers when no words counted', () => {
    expect(first({ felt: 6, want: 6, my_move: 'met' }).why).toBe('because you felt 6, wanted 6 and were together');
    expect(first({ felt: 3, their_move: 'away' }).why).toBe('because you felt 3, and they pulled away');
    expect(first({ felt: 3 }).why).toBe('because you felt 3');
  });
  it('never quotes a word that labels the writer', () =>
    expect(
      first({ felt: 3, want: 6, my_move: 'chased', note: 'he called me clingy and needy, said I smother him' }).why,
    ).not.toMatch(/clingy|needy|smother/));
  it('does not end a quote inside a phrase', () =>
    expect(first({ felt: 4, my_move: 'own', note: 'Finished the quilt top.' }).why).toContain(
      '"Finished the quilt top"',
    ));
});

describe('the evidence', () => {
  const note = 'Left on read, so I asked him three times.';
  const { evidence, answersScore, score } = first({ felt: 2, want: 6, my_move: 'chased', their_move: 'away', note });

  it('gives each signal with its phrases in the note', () => {
    const chases = evidence.find(({ signal }) => signal === 'chases')!;
    expect(chases.says).toBe('you went after them');
    expect(chases.spans.map(({ start, end }) => note.slice(start, end))).toEqual(['asked him three times']);
  });
  it('adds up to the score together with the answers', () =>
    expect(evidence.reduce((sum, { contribution }) => sum + contribution, answersScore)).toBeCloseTo(score, 9));
});

const inputs = fc.record(
  {
    felt: fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Closeness>,
    want: fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Closeness>,
    my_move: fc.constantFrom(...MY_MOVES),
    their_move: fc.constantFrom(...THEIR_MOVES),
    note: fc.string({ unit: 'grapheme', maxLength: 200 }),
  },
  { requiredKeys: ['felt'] },
);

describe('for any input, the list of passages', () => {
  it('is always the same, best first, each passage once', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const list = [...rankPassages(input, passages())];
        expect([...rankPassages(input, passages())]).toEqual(list);
        expect(list.map(({ score }) => score)).toEqual(list.map(({ score }) => score).sort((a, b) => b - a));
        expect(new Set(list.map(({ passage }) => passage)).size).toBe(list.length);
      }),
      { numRuns: 200 },
    );
  });
  it('has evidence whose spans lie within the note', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        for (const { evidence } of rankPassages(input, passages()).take(1))
          for (const { spans } of evidence)
            for (const { start, end } of spans) expect(input.note?.slice(start, end).trim()).toBeTruthy();
      }),
      { numRuns: 200 },
    );
  });
});
