import { describe, expect, it } from 'vitest';
import { answersPhrase, formatMean } from '../../../src/render/questions/answers-phrase.ts';

describe('answersPhrase', () => {
  const number = { kind: 'number', unit: 'h' } as const;

  it('says a mean from three days on, and the answers themselves below', () => {
    expect(answersPhrase({ ...number, n: 3, mean: 7.5, min: 6, max: 9 })).toBe(
      '7.5 h on average (3 days, from 6 to 9)',
    );
    expect(answersPhrase({ ...number, n: 2, mean: 7, min: 6, max: 8 })).toBe('6 and 8 h on two days');
    expect(answersPhrase({ ...number, n: 1, mean: 7.25, min: 7.25, max: 7.25 })).toBe('7.25 h on 1 day');
    expect(answersPhrase({ kind: 'scale', n: 4, mean: 5, min: 5, max: 5 })).toBe('5 on all 4 days');
  });

  it('counts the days that say yes', () => {
    expect(answersPhrase({ kind: 'yes-no', n: 5, yes: 2 })).toBe('yes on 2 of 5 days');
    expect(answersPhrase({ kind: 'yes-no', n: 5, yes: 5 })).toBe('yes on all 5 days');
    expect(answersPhrase({ kind: 'yes-no', n: 1, yes: 0 })).toBe('no on 1 day');
  });

  it('names each choice with its days', () => {
    const choices = [
      { label: 'good', days: 2 },
      { label: 'fair', days: 1 },
    ];
    expect(answersPhrase({ kind: 'choice', n: 3, choices })).toBe('good on 2 days and fair on 1 day');
  });
});

describe('formatMean', () => {
  it('has as many decimals as its size needs, and no minus before a zero', () => {
    expect([0.25, 6.54, 812.4, -0.001].map(formatMean)).toEqual(['0.25', '6.5', '812', '0.00']);
  });
});
