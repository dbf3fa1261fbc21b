import { describe, expect, it } from 'vitest';
import { buildPairWeights, readPairWeights } from '../../../src/language/model/pair-weights.ts';

describe('a table of the weights of pairs of words', () => {
  const pairs = Array.from(
    { length: 5000 },
    (_, index) => [`+word${index} next${index % 7}`, (index % 201) / 100 - 1] as const,
  );
  const weightOf = readPairWeights(buildPairWeights(new Map(pairs)));

  it('tells the weight of each pair in hundredths', () => {
    const wrong = pairs.filter(([pair, weight]) => Math.abs(weightOf(pair) - weight) > 1e-9);
    // Two of 5,000 pairs may share a hash of 24 bits.
    expect(wrong.length).toBeLessThanOrEqual(3);
  });

  it('gives hardly any other pair a weight', () => {
    const others = Array.from({ length: 5000 }, (_, index) => `~other${index} pair${index}`);
    expect(others.filter((pair) => weightOf(pair) !== 0).length).toBeLessThan(10);
  });

  it('keeps weights that are too large for eight bits as large as it can', () => {
    const large = readPairWeights(
      buildPairWeights(
        new Map([
          ['+a b', 9],
          ['+a c', -9],
        ]),
      ),
    );
    expect([large('+a b'), large('+a c')]).toEqual([1.27, -1.28]);
  });

  it('gives no pair a weight when it is empty', () => expect(readPairWeights(new Uint8Array())('+a b')).toBe(0));

  it('is the same whatever the order of the pairs', () =>
    expect(buildPairWeights(new Map(pairs.toReversed()))).toEqual(buildPairWeights(new Map(pairs))));
});
