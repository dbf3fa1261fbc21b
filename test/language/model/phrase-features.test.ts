import { describe, expect, it } from 'vitest';
import { isPhrase, phraseFeatures } from '../../../src/language/model/phrase-features.ts';
import { tokenize } from '../../../src/language/tokens.ts';

const features = (note: string) => phraseFeatures(tokenize(note), 8);
const LONG = 'rain soup bread tea cake fish rice beans plums pears';

describe('phraseFeatures', () => {
  it('has each word, and each phrase of two and three in a clause, of three also with any word in the middle', () =>
    expect([...features('quiet house, never ever lets anyone').keys()]).toEqual([
      ...['quiet', '+quiet hous', 'hous'],
      ...['never', '+never ever', '+never ever let', '+never * let'],
      ...['ever', '+ever let', '+ever let anyon', '+ever * anyon'],
      ...['let', '+let anyon', 'anyon'],
    ]));

  it('counts words that every sentence needs half, two of them too, and three of them not at all', () => {
    const found = features('he said it in quiet words');
    const full = found.get('quiet')!;
    for (const common of ['he', '+he said']) expect(found.get(common)! / full).toBe(0.5);
    for (const common of ['+he said it', '+he * it']) expect(found.has(common)).toBe(false);
    for (const phrase of ['+in quiet', '+it in quiet']) expect(found.get(phrase)).toBe(full);
  });

  it('counts phrases with any word in the middle half', () => {
    const found = features('he said it in quiet words');
    expect(found.get('+it * quiet')! / found.get('quiet')!).toBe(0.5);
  });

  it('has the same phrases whoever of the two does something, and the words as they are', () => {
    const hers = features('My husband locked her out');
    const his = features('my wife locked him out');
    const phrasesOf = (found: Map<string, number>) => [...found.keys()].filter(isPhrase);
    expect(phrasesOf(hers)).toEqual(phrasesOf(his));
    expect(hers.has('husband')).toBe(true);
    expect(his.has('husband')).toBe(false);
    expect(phrasesOf(features('he shouts'))).toEqual(phrasesOf(features('she shouts')));
    expect(phrasesOf(features('they shout'))).not.toEqual(phrasesOf(features('she shouts')));
  });

  it('counts what is said twice once, and takes few words for little evidence', () => {
    expect(features('quiet. quiet. quiet')).toEqual(features('quiet'));
    expect(features('quiet rain soup').get('quiet')).toBe(features('quiet').get('quiet'));
    expect(features(LONG).get('rain')).toBeLessThan(features('rain').get('rain')!);
  });
});
