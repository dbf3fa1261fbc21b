import { readFileSync } from 'node:fs';

type Numbers = Record<string, number | null>;

interface Vectors {
  iso_week: { date: string; iso_year: number; iso_week: number; iso_weekday: number; week_index: number }[];
  week_summary: { name: string; input: [string, number][]; expect: Numbers }[];
  gap: { input_felt_want: [number, number | null][]; expect: Numbers & { gaps: number[] } };
  trend: { name: string; weeks: number[]; values: number[]; expect: Numbers }[];
  inflation_factor: { n: number; r: number; expect: number }[];
  pettitt: { name: string; values: number[]; expect: Numbers & { U: number[] } }[];
  weekday: {
    week_centred_by_iso_weekday: Record<string, number[]>;
    mean_days_answered_per_week: number;
    expect: { H: number; H_adj: number; df: number; p_adj: number; means: Record<string, number> };
  };
  after_move_tiny: AfterMove & { expect: { outcome_by_day: (number | null)[] } };
  after_move: (AfterMove & { name: string; first_date: string })[];
  t_quantile_975: Record<string, number>;
}

interface AfterMove {
  felt: (number | null)[];
  move: (string | null)[];
  expect: Numbers;
}

/** Reference values for every formula, computed twice outside this program. */
export const vectors = JSON.parse(
  readFileSync(new URL('./stat_vectors.json', import.meta.url), 'utf8'),
) as unknown as Vectors;
