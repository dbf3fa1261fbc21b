import type { TrendRow } from '../../trends/periods/trend-rows.ts';

const COLUMNS = [
  'label',
  'from',
  'to',
  'days_written',
  'days',
  'days_set_aside',
  'mean',
  'median',
  'lowest',
  'highest',
  'wanted',
  'gap',
  'so_far',
  'sparse',
];

/** The weeks table as CSV. Numbers have two decimals; missing values are empty. No field can hold a comma or a quote. */
export function weeksCsv(rows: readonly TrendRow[]): string {
  return [COLUMNS, ...rows.map(fields)].map((line) => `${line.map((field) => field ?? '').join(',')}\n`).join('');
}

function fields(row: TrendRow): (string | number | null)[] {
  if (row.kind === 'gap') return ['', row.from, row.to, 0, row.days, row.rest, ...Array<null>(8).fill(null)];
  const { label, from, to, days, stretch, rest, soFar } = row;
  const { n, mean, median, min, max, want, wishes, sparse } = stretch;
  return [
    label,
    from,
    to,
    n,
    days,
    rest,
    rounded(mean),
    median,
    min,
    max,
    rounded(want),
    rounded(wishes.mean),
    Number(soFar),
    Number(sparse),
  ];
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
