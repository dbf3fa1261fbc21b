import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLOSENESS } from '../../../src/domain/scale.ts';
import { drawCircles, drawCirclesInOneRow } from '../../../src/render/entry/circles.ts';
import { ASCII_GLYPHS, UNICODE_GLYPHS } from '../../../src/render/glyphs.ts';

const { drawings } = JSON.parse(readFileSync(new URL('../../data/drawings.json', import.meta.url), 'utf8'));

describe.each(CLOSENESS)('two circles at closeness %i', (closeness) => {
  it('are drawn in three rows', () =>
    expect(drawCircles(closeness, UNICODE_GLYPHS)).toEqual(drawings.three_row_unicode[closeness - 1]));
  it('are drawn in three rows of ASCII', () =>
    expect(drawCircles(closeness, ASCII_GLYPHS)).toEqual(drawings.three_row_ascii[closeness - 1]));
  it('are drawn in one row', () =>
    expect(drawCirclesInOneRow(closeness, UNICODE_GLYPHS)).toBe(drawings.one_row_unicode[closeness - 1]));
  it('are drawn in one row of ASCII', () =>
    expect(drawCirclesInOneRow(closeness, ASCII_GLYPHS)).toBe(drawings.one_row_ascii[closeness - 1]));
});
