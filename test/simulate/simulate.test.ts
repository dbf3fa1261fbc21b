import { describe, expect, it } from 'vitest';
import { statedInAYear, statedShares } from './cells.ts';
import { inventDiary } from './invent.ts';

const DIARIES = 150;
/** Bars for the short form: those of the long one, and room for 150 diaries instead of 2,000. */
const ROOM = 0.04;

describe('a short simulation', () => {
  it('gives the same diary for the same seed', () => {
    const writer = { seed: 7, days: 60, phi: 0.5 };
    expect(inventDiary(writer)).toEqual(inventDiary(writer));
    expect(inventDiary(writer)).not.toEqual(inventDiary({ ...writer, seed: 8 }));
  });

  it.each([0, 0.5])('seldom says what is not there, closeness carried over by %s', (phi) => {
    const found = statedShares({ days: 182, phi, movesByCloseness: true }, DIARIES);
    expect(found.drifted).toBeLessThan(0.02 + ROOM);
    expect(found.leaning).toBeLessThan(0.08 + ROOM);
    expect(found.weekday).toBeLessThan(0.03 + ROOM);
    expect(found.closer + found['less close']).toBeLessThan(0.06 + ROOM);
    expect(statedInAYear({ phi }, DIARIES / 3, 16).drifted).toBeLessThan(0.3);
  });

  it('sees a rise of 0.2 a week over 16 weeks more often than not', () => {
    expect(statedShares({ days: 112, phi: 0.3, slope: 0.2 }, DIARIES).drifted).toBeGreaterThan(0.6);
  });

  it('sees a large effect of moves within a year', () => {
    expect(statedShares({ days: 364, phi: 0, space: 1, movesByCloseness: true }, DIARIES / 3).closer).toBeGreaterThan(
      0.6,
    );
  });
});
