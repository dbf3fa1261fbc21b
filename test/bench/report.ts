/** `must` has to hold, `aim` is what the work aims at. Smaller is better throughout. */
export interface Limit {
  must: number;
  aim: number;
}

/** One line of the report: a row of the table in docs/performance.md, and what was measured for it. */
export interface Line {
  /** The row of the table, such as `1b`. */
  row: string;
  what: string;
  unit: 'x' | 'ms' | 'KB' | 'lines' | '';
  limit: Limit;
  measured: number;
}

const WIDTHS = [4, 46, 6, 6, 14] as const;

export const heading = columns('row', 'what', 'must', 'aim', 'measured', '');

export function lineText(line: Line): string {
  const { row, what, unit, limit, measured } = line;
  const number = (value: number) => (unit === 'x' ? value.toFixed(2) : String(Math.round(value * 10) / 10));
  return columns(row, what, number(limit.must), number(limit.aim), `${number(measured)} ${unit}`, verdict(line));
}

export function verdict({ measured, limit }: Line): 'held' | 'held, aim reached' | 'missed' {
  if (measured > limit.must) return 'missed';
  return measured <= limit.aim ? 'held, aim reached' : 'held';
}

function columns(...texts: string[]): string {
  return texts
    .map((text, column) => text.padEnd(WIDTHS[column] ?? 0))
    .join(' ')
    .trimEnd();
}
