import { describe, expect, it } from 'vitest';
import { countRestDays, restOn, unwrittenDays } from '../../src/domain/rest.ts';

const rests = [
  { from: '2026-10-30', to: '2026-11-02' },
  { from: '2026-11-20', to: '2026-11-20' },
];

describe('a rest', () => {
  it('covers its first and its last day', () => {
    expect(restOn(rests, '2026-10-30')).toBe(rests[0]);
    expect(restOn(rests, '2026-11-02')).toBe(rests[0]);
    expect(restOn(rests, '2026-11-03')).toBeUndefined();
  });

  it('counts with the days that lie in the range', () => {
    expect(countRestDays(rests, '2026-11-01', '2026-11-30')).toBe(3);
    expect(countRestDays(rests, '2026-11-03', '2026-11-19')).toBe(0);
    expect(countRestDays(rests, '2026-10-31', '2026-10-31')).toBe(1);
  });

  it('makes its days no unwritten days', () => {
    expect(unwrittenDays(new Set(['2026-11-04']), rests, '2026-11-01', '2026-11-05')).toEqual([
      '2026-11-03',
      '2026-11-05',
    ]);
  });
});
