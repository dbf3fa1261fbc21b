import { describe, expect, it } from 'vitest';
import { phraseFeatures } from '../../../src/language/model/phrase-features.ts';
import { tokenize } from '../../../src/language/tokens.ts';

const features = (note: string) => phraseFeatures(tokenize(note), 8);
const LONG = 'rain soup bread tea cake fish rice beans plums pears';

describe('phraseFeatures', () => {
  it('has each word, and each two of a clause with at most two words between them', () =>
    expect([...features('quiet house, never ever lets anyone sleep').keys()]).toEqual([
      ...['quiet', '+quiet hous', 'hous'],
      ...['never', '+never ever', '~never let', '~never anyon'],
      ...['ever', '+ever let', '~ever anyon', '~ever sleep'],
      ...['let', '+let anyon', '~let sleep', 'anyon', '+anyon sleep', 'sleep'],
    ]));

  it('counts words that every sentence needs half, and pairs of two of them', () => {
    const found = features('he said quiet words');
    expect(found.get('he')! / found.get('quiet')!).toBe(0.5);
    expect(found.get('+he said')! / found.get('quiet')!).toBe(0.5);
    expect(found.get('+said quiet')).toBe(found.get('quiet'));
  });

  it('counts what is said twice once, and takes few words for little evidence', () => {
    expect(features('quiet. quiet. quiet')).toEqual(features('quiet'));
    expect(features('quiet rain soup').get('quiet')).toBe(features('quiet').get('quiet'));
    expect(features(LONG).get('rain')).toBeLessThan(features('rain').get('rain')!);
  });
});
