import { describe, expect, it } from 'vitest';
import { markSentences } from '../../src/passages/mark-sentences.ts';

const TEXT = 'Water comes first. Salt is late. Picture a tent.\n\nListen when it cools. Eat the heel.';

describe('markSentences', () => {
  it('joins neighbouring sentences that are set off, and those that are not', () => {
    expect(markSentences(TEXT, [2, 3], 5)).toEqual([
      [
        { text: 'Water comes first.', isSetOff: false },
        { text: 'Salt is late. Picture a tent.', isSetOff: true },
      ],
      [{ text: 'Listen when it cools. Eat the heel.', isSetOff: false }],
    ]);
  });

  it('counts the sentences through all paragraphs', () => {
    expect(markSentences(TEXT, [3, 4], 5)!.map((stretches) => stretches.map(({ isSetOff }) => isSetOff))).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('marks nothing in a text with more or fewer sentences than expected', () => {
    expect(markSentences(TEXT, [2], 4)).toBeNull();
    expect(markSentences(TEXT, [6], 6)).toBeNull();
  });
});
