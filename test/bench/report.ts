/** `must` is what has to hold, `aim` what is hoped for. Smaller is better throughout. */
export interface Limit {
  must: number;
  aim: number;
}

/** One line of the table of limits: one value, or one for each size of journal. */
export interface Line {
  row: number;
  what: string;
  unit: 'x' | 'ms' | 'KB' | '';
  measured: readonly number[];
  limit: Limit;
}

const WIDTHS = [3, 48, 21, 6, 6] as const;

export const heading = cells('row', 'what', '365 / 3,650 / 36,500', 'must', 'aim', '');

export function lineText(line: Line): string {
  const { row, what, unit, measured, limit } = line;
  const number = (value: number) => (unit === 'x' ? value.toFixed(2) : String(Math.round(value * 10) / 10));
  const values = `${measured.map(number).join(' / ')} ${unit}`;
  return cells(String(row), what, values, number(limit.must), number(limit.aim), verdict(line));
}

/** By the worst of the values. */
export function verdict({ measured, limit }: Line): 'aim' | 'holds' | 'missed' {
  const worst = Math.max(...measured);
  return worst <= limit.aim ? 'aim' : worst <= limit.must ? 'holds' : 'missed';
}

function cells(...texts: string[]): string {
  return texts
    .map((text, column) => text.padEnd(WIDTHS[column] ?? 0))
    .join(' ')
    .trimEnd();
}
