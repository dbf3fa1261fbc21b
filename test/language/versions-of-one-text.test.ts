import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areVersionsOfOneText } from '../../src/language/versions-of-one-text.ts';

describe('two texts', () => {
  it('are versions of one where something was added to one of them, or nothing changed', () => {
    const anyText = fc.stringMatching(/^[a-z]{3,9}(?: [a-z]{1,9}){0,6}$/);
    fc.assert(fc.property(anyText, anyText, (text, more) => areVersionsOfOneText(text, `${text} ${more}`)));
  });

  it.each([
    ['Soup at noon, and rain.', 'Soup at noon, with bread, and no rain.', true],
    ['SOUP AT NOON', 'Soup at noon!', true],
    ['今天我们去河边散步', '今天我们去河边散步，下雨了', true],
    ['Soup at home.', 'Rain at work.', false],
    ['今天我们去河边', '她没有来', false],
    ['Tea.', 'Office.', false],
  ])('%j and %j: %s', (a, b, areVersions) => {
    expect(areVersionsOfOneText(a, b)).toBe(areVersions);
    expect(areVersionsOfOneText(b, a)).toBe(areVersions);
  });
});
