import { describe, expect, it } from 'vitest';
import lines from '../../../prompts/silence.yaml';
import { silenceFor, silenceLine } from '../../../src/matching/silence/silence.ts';
import { SILENCE_KINDS } from '../../../src/matching/silence/silence-kind.ts';

describe('the lines of silence', () => {
  const all = Object.values(lines as Record<string, string[]>).flat();

  it('are there for every kind, and one more set for any other', () =>
    expect(Object.keys(lines as object)).toEqual([...SILENCE_KINDS, 'other']));

  it('are short, ask nothing, advise nothing and shout nothing', () => {
    for (const line of all) {
      expect(line.length).toBeLessThan(100);
      expect(line).not.toMatch(/[?!]/);
      expect(line).not.toMatch(/\b(?:should|must|try|only|need to|better|normal|because)\b/i);
    }
  });

  it('change from day to day', () =>
    expect(silenceLine('death', '2026-03-01')).not.toBe(silenceLine('death', '2026-03-02')));

  it('are there for days before 1970 too', () => {
    const days = ['1969-12-28', '1969-12-29', '1969-12-30', '1969-12-31'];
    for (const day of days) expect((lines as Record<string, string[]>).death).toContain(silenceLine('death', day));
  });
});

describe('silence', () => {
  it('is kept beside a plain statement of a loss, whose few words the weights hardly hear', () =>
    expect(['we broke up', 'My mother is dying', 'she left'].map(silenceFor)).toEqual(['breakup', 'death', 'breakup']));
});
