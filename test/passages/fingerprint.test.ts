import { describe, expect, it } from 'vitest';
import content from '../../prompts/fingerprints.yaml';
import { comparableWords, readFingerprints } from '../../src/passages/fingerprint.ts';
import { passages } from '../../src/passages/library.ts';
import { formatSketch, sketchOf } from './sketch.ts';
import { STANDIN_PARAGRAPHS } from './standin-article.ts';
import { american, requoted } from './text-variants.ts';

describe('sketchOf', () => {
  it('gives the same sketch whatever the quotes, dashes, case and white space', () => {
    for (const text of STANDIN_PARAGRAPHS) {
      expect(sketchOf(requoted(text).toUpperCase().replace(/ /g, '\u00A0\n'))).toEqual(sketchOf(text));
    }
  });

  it('gives the same sketch for British and American spelling', () => {
    expect(american('organised grey colour')).toBe('organized gray color');
    for (const text of STANDIN_PARAGRAPHS) expect(sketchOf(american(text))).toEqual(sketchOf(text));
    const british = 'fulfil honour fibre centre realising travelled defence dialogue analysed';
    const other = 'fulfill honor fiber center realizing traveled defense dialog analyzed';
    expect(comparableWords(british)).toEqual(comparableWords(other));
  });

  it('reads ligatures, wide letters and soft hyphens as plain letters', () => {
    expect(comparableWords('ﬁ\u00ADre ｆａｒ')).toEqual(['fire', 'far']);
  });

  it('gives at most 16 numbers of six hexadecimal digits', () => {
    for (const text of STANDIN_PARAGRAPHS)
      expect(formatSketch(sketchOf(text))).toMatch(/^[\da-f]{6}( [\da-f]{6}){0,15}$/);
  });
});

describe('prompts/fingerprints.yaml', () => {
  it('has a sketch for each paragraph of the 17 passages of the article', () => {
    const fingerprints = readFingerprints(content, 'prompts/fingerprints.yaml');
    // A passage that retells another text has none.
    const ofTheArticle = passages().filter(({ id }) => fingerprints.has(id));
    expect(fingerprints.size).toBe(17);
    expect([...fingerprints.keys()]).toEqual(ofTheArticle.map(({ id }) => id));
    for (const { id, paragraph } of ofTheArticle)
      expect(fingerprints.get(id)).toHaveLength(paragraph.includes('-') ? 2 : 1);
  });

  it('is refused with the name of the passage if it cannot be read', () => {
    expect(() => readFingerprints({ one: ['xyz'] }, 'a.yaml')).toThrow(
      'a.yaml, passage "one": this is not a list of sketches.',
    );
  });
});
