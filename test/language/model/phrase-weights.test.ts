import { describe, expect, it } from 'vitest';
import { buildPhraseWeights, readPhraseWeights } from '../../../src/language/model/phrase-weights.ts';

describe('a table of the weights of phrases', () => {
  const phrases = Array.from(
    { length: 5000 },
    (_, index) => [`+word${index} next${index % 7}`, (index % 201) / 100 - 1] as const,
  );
  const weightOf = readPhraseWeights(buildPhraseWeights(new Map(phrases)));

  it('tells the weight of each phrase in hundredths', () => {
    const wrong = phrases.filter(([phrase, weight]) => Math.abs(weightOf(phrase) - weight) > 1e-9);
    // Two of 5,000 phrases may share a hash of 24 bits.
    expect(wrong.length).toBeLessThanOrEqual(3);
  });

  it('gives hardly any other phrase a weight', () => {
    const others = Array.from({ length: 5000 }, (_, index) => `+other${index} phrase${index}`);
    expect(others.filter((phrase) => weightOf(phrase) !== 0).length).toBeLessThan(10);
  });

  it('keeps weights that are too large for eight bits as large as it can', () => {
    const large = readPhraseWeights(
      buildPhraseWeights(
        new Map([
          ['+a b', 9],
          ['+a c', -9],
        ]),
      ),
    );
    expect([large('+a b'), large('+a c')]).toEqual([1.27, -1.28]);
  });

  it('gives no phrase a weight when it is empty', () => expect(readPhraseWeights(new Uint8Array())('+a b')).toBe(0));

  it('is the same whatever the order of the phrases', () =>
    expect(buildPhraseWeights(new Map(phrases.toReversed()))).toEqual(buildPhraseWeights(new Map(phrases))));
});
