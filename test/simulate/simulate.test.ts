import { describe, expect, it } from 'vitest';
import { statedInAYear, statedShares } from './cells.ts';
import { inventDiary } from './invent.ts';

const DIARIES = 150;
/** Added to the limits of the full simulation, because 150 diaries scatter more than 2,000. */
const TOLERANCE = 0.04;

describe('a short simulation', () => {
  it('gives the same diary for the same seed', () => {
    const writer = { seed: 7, days: 60, phi: 0.5 };
    expect(inventDiary(writer)).toEqual(inventDiary(writer));
    expect(inventDiary(writer)).not.toEqual(inventDiary({ ...writer, seed: 8 }));
  });

  it.each([0, 0.5])('seldom states an effect that is not there, with an autocorrelation of %s', (phi) => {
    const shares = statedShares({ days: 182, phi, movesByCloseness: true }, DIARIES);
    expect(shares.drifted).toBeLessThan(0.02 + TOLERANCE);
    expect(shares.leaning).toBeLessThan(0.08 + TOLERANCE);
    expect(shares.weekday).toBeLessThan(0.03 + TOLERANCE);
    expect(shares.closer + shares['less close']).toBeLessThan(0.06 + TOLERANCE);
    expect(statedInAYear({ phi }, DIARIES / 3, 16).drifted).toBeLessThan(0.3);
  });

  it('states a rise of 0.2 a week over 16 weeks more often than not', () => {
    expect(statedShares({ days: 112, phi: 0.3, slope: 0.2 }, DIARIES).drifted).toBeGreaterThan(0.6);
  });

  it('states a large effect of moves within a year', () => {
    expect(statedShares({ days: 364, phi: 0, space: 1, movesByCloseness: true }, DIARIES / 3).closer).toBeGreaterThan(
      0.6,
    );
  });
});
