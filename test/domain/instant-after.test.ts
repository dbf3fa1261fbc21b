import { describe, expect, it } from 'vitest';
import { instantAfter } from '../../src/domain/instant-after.ts';

const LAST = '2026-11-20T22:00:00.000Z';

describe('the instant of a change', () => {
  it('is that of the clock where nothing was changed before, or earlier', () => {
    expect(instantAfter(null, LAST)).toBe(LAST);
    expect(instantAfter(LAST, '2026-11-20T22:00:00.001Z')).toBe('2026-11-20T22:00:00.001Z');
  });

  it.each([
    ['stands at the last change', LAST],
    ['was put back before it', '2026-11-19T22:00:00.000Z'],
  ])('is a millisecond later than the last one where the clock %s', (_, at) => {
    expect(instantAfter(LAST, at)).toBe('2026-11-20T22:00:00.001Z');
  });
});
