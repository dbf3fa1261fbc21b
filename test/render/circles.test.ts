import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLOSENESS } from '../../src/domain/scale.ts';
import { circles, circlesInOneRow } from '../../src/render/circles.ts';
import { ASCII, UNICODE } from '../../src/render/glyphs.ts';

const { drawings } = JSON.parse(readFileSync(new URL('../data/drawings.json', import.meta.url), 'utf8'));

describe.each(CLOSENESS)('two circles at closeness %i', (closeness) => {
  it('take three rows', () => expect(circles(closeness, UNICODE)).toEqual(drawings.three_row_unicode[closeness - 1]));
  it('take three rows in ASCII', () =>
    expect(circles(closeness, ASCII)).toEqual(drawings.three_row_ascii[closeness - 1]));
  it('take one row', () => expect(circlesInOneRow(closeness, UNICODE)).toBe(drawings.one_row_unicode[closeness - 1]));
  it('take one row in ASCII', () =>
    expect(circlesInOneRow(closeness, ASCII)).toBe(drawings.one_row_ascii[closeness - 1]));
});
