import { describe, expect, it } from 'vitest';
import { pettittTest, rankSums } from '../../src/trends/findings/step.ts';
import { chiSquared6Tail, correctForCentring, kruskalWallis } from '../../src/trends/findings/weekday-pattern.ts';
import { erfc, twoSidedP } from '../../src/trends/statistics/normal-distribution.ts';
import { tQuantile975 } from '../../src/trends/statistics/student-t.ts';
import { fitTrendLine, varianceInflation } from '../../src/trends/statistics/trend-line.ts';
import { expectClose } from './expect-close.ts';
import { vectors } from './vectors.ts';

describe('a trend', () => {
  it.each(vectors.trend)('is the worked one: $name', ({ weeks, values, expect: expected }) => {
    const e = expected as Record<string, number>;
    expectClose(fitTrendLine(weeks, values), {
      n: e.n!,
      s: e.S!,
      variance: e.varS!,
      z: e.z!,
      p: e.p!,
      tau: e.tau_a!,
      slope: e.slope!,
      intercept: e.intercept!,
      pairs: e.n_pairs!,
      r1: e.r1!,
      neighbours: e.r1_pairs!,
      rho: e.r1_adj!,
      inflation: e.inflation!,
      varianceC: e.varS_c!,
      zC: e.z_c!,
      pC: e.p_c!,
      lo: e.slope_lo!,
      hi: e.slope_hi!,
      change: e.total_change!,
    });
  });

  it.each(vectors.inflation_factor)('over $n weeks alike by $r is inflated by $expect', ({ n, r, expect: expected }) =>
    expect(varianceInflation(n, r)).toBeCloseTo(expected, 9),
  );
});

describe('a step', () => {
  it.each(vectors.pettitt)('is the worked one: $name', ({ values, expect: expected }) => {
    const { U, ...e } = expected;
    expect(rankSums(values)).toEqual(U);
    expectClose(pettittTest(values), {
      n: e.n!,
      k: e.K!,
      before: e.t!,
      p: e.p!,
      meanBefore: e.before_mean!,
      meanAfter: e.after_mean!,
      step: e.step!,
    });
  });
});

describe('weekdays', () => {
  it('are compared by rank', () => {
    const { week_centred_by_iso_weekday, mean_days_answered_per_week, expect: expected } = vectors.weekday;
    const { h, df } = kruskalWallis(Object.values(week_centred_by_iso_weekday));
    expectClose(
      {
        h,
        df,
        a: correctForCentring(h, mean_days_answered_per_week),
        p: chiSquared6Tail(correctForCentring(h, mean_days_answered_per_week)),
      },
      { h: expected.H, df: expected.df, a: expected.H_adj, p: expected.p_adj },
    );
  });

  it('that are all the same say nothing', () => {
    expect(kruskalWallis([[1, 1], [1], [1, 1]]).h).toBe(0);
  });
});

describe('the distributions', () => {
  it.each(Object.entries(vectors.t_quantile_975))('t with %s degrees of freedom', (df, quantile) => {
    expect(Math.abs(tQuantile975(Number(df)) - quantile)).toBeLessThan(1e-9);
  });

  it('t tends to the normal', () => {
    expect(tQuantile975(1)).toBeCloseTo(12.706204736, 8);
    expect(tQuantile975(2)).toBeCloseTo(4.302652729696142, 9);
    expect(tQuantile975(5200)).toBeCloseTo(1.960421, 5);
  });

  // From Abramowitz & Stegun, table 7.1, and the symmetry of the function.
  it.each([
    [0, 1],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [2, 0.004677734981047266],
    [3, 2.209049699858544e-5],
    [-1, 1.8427007929497148],
  ])('erfc(%s) is %s', (x, expected) => expect(Math.abs(erfc(x) - expected)).toBeLessThan(1e-14));

  it('erfc is smooth where its two forms meet', () => {
    expect(erfc(2 - 1e-12) - erfc(2 + 1e-12)).toBeLessThan(1e-13);
    expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 13);
  });
});
