import { describe, expect, it } from 'vitest';
import { correctForCentring } from '../../../src/trends/findings/weekday-pattern.ts';
import { chiSquared6Tail, kruskalWallis } from '../../../src/trends/statistics/kruskal-wallis.ts';
import { erfc, twoSidedP } from '../../../src/trends/statistics/normal-distribution.ts';
import { pettittTest, rankSums } from '../../../src/trends/statistics/pettitt.ts';
import { tQuantile975 } from '../../../src/trends/statistics/student-t.ts';
import { fitTrendLine, varianceInflation } from '../../../src/trends/statistics/trend-line.ts';
import { expectClose } from '../expect-close.ts';
import { vectors } from '../vectors.ts';

describe('fitTrendLine', () => {
  it.each(vectors.trend)('gives the reference values: $name', ({ weeks, values, expect: expected }) => {
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

  it.each(vectors.inflation_factor)(
    'inflates the variance of $n weeks with autocorrelation $r by $expect',
    ({ n, r, expect: expected }) => expect(varianceInflation(n, r)).toBeCloseTo(expected, 9),
  );
});

describe('pettittTest', () => {
  it.each(vectors.pettitt)('gives the reference values: $name', ({ values, expect: expected }) => {
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

describe('kruskalWallis', () => {
  it('gives the reference values', () => {
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

  it('is 0 when all values are equal', () => {
    expect(kruskalWallis([[1, 1], [1], [1, 1]]).h).toBe(0);
  });
});

describe('the distributions', () => {
  it.each(Object.entries(vectors.t_quantile_975))(
    'give the .975 quantile of t with %s degrees of freedom',
    (df, quantile) => {
      expect(Math.abs(tQuantile975(Number(df)) - quantile)).toBeLessThan(1e-9);
    },
  );

  it('make t approach the normal distribution', () => {
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
  ])('give erfc(%s) = %s', (x, expected) => expect(Math.abs(erfc(x) - expected)).toBeLessThan(1e-14));

  it('join the series and the continued fraction of erfc without a jump', () => {
    expect(erfc(2 - 1e-12) - erfc(2 + 1e-12)).toBeLessThan(1e-13);
    expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 13);
  });
});
