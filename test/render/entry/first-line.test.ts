import { describe, expect, it } from 'vitest';
import { firstLine } from '../../../src/render/entry/first-line.ts';
import { displayWidth } from '../../../src/render/text.ts';

const FAMILY = '👩‍👩‍👧‍👦';

describe('the first line', () => {
  it.each([
    ['he slept', 20, 'he slept'],
    ['he slept', 8, 'he slept'],
    ['he slept', 7, 'he sle…'],
    ['he slept', 0, '…'],
    ['he slept\nthen woke', 20, 'he slept…'],
    ['日本語の日記', 8, '日本語…'],
    ['日本語の日記', 12, '日本語の日記'],
    ['we walked along the canal', 18, 'we walked along…'],
    ['we walked alongside', 12, 'we walked…'],
    ['a Donaudampfschifffahrt', 12, 'a Donaudamp…'],
  ])('of %j in %i cells is %j', (text, width, line) => expect(firstLine(text, width, '…')).toBe(line));

  it.each([
    ['an emoji of several code points', FAMILY],
    ['an emoji and the colour of its skin', '👍🏽'],
    ['a flag of two letters', '🇩🇪'],
    ['a flag of a part of a country', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['a digit in a key', '1️⃣'],
    ['a letter and its marks', 'ก่้'],
  ])('never cuts %s apart: %j', (_name, character) => {
    for (let width = 3; width < 12; width += 1) {
      const line = firstLine(character.repeat(12), width, '…');
      expect(displayWidth(line)).toBeLessThanOrEqual(width);
      expect(line.replace('…', '').replaceAll(character, '')).toBe('');
    }
  });
});
