import { describe, expect, it } from 'vitest';
import { readLinearModel, scoreFeatures } from '../../../src/language/model/linear-model.ts';
import { buildPhraseWeights } from '../../../src/language/model/phrase-weights.ts';

const TABLE = '\tnear\tfar\n\t50\t-25\nquiet\t100 0\nslow\t-50 20\n';

describe('a linear model', () => {
  const model = readLinearModel(TABLE);

  it('scores an evening without features by its base', () =>
    expect([...scoreFeatures(model, new Map())]).toEqual([
      ['near', 0.5],
      ['far', -0.25],
    ]));

  it('adds the weights of the features that are there, each times its value, and leaves unknown ones out', () => {
    const features = new Map([
      ['quiet', 1],
      ['slow', 0.5],
      ['unheard of', 9],
    ]);
    const scores = scoreFeatures(model, features);
    expect(scores.get('near')).toBeCloseTo(0.5 + 1 - 0.25);
    expect(scores.get('far')).toBeCloseTo(-0.25 + 0.1);
  });

  it('adds the weights of phrases to the first score', () => {
    const withPhrases = readLinearModel(TABLE, buildPhraseWeights(new Map([['+so quiet', 0.3]])));
    const scores = scoreFeatures(withPhrases, new Map([['+so quiet', 0.5]]));
    expect([scores.get('near'), scores.get('far')]).toEqual([0.65, -0.25]);
  });

  it('knows which words have weights', () => {
    expect([model.stems.isKnown('quiet'), model.stems.isKnown('loud')]).toEqual([true, false]);
    expect(model.stems.withPrefix('q')).toEqual(['quiet']);
  });

  it.each(['', 'near', '\tnear\tfar\n\t1\n'])('refuses a file that is no table: %j', (text) =>
    expect(() => readLinearModel(text)).toThrow('damaged'),
  );
});
