// The smallest script that prints all weeks, to compare the program with: better-sqlite3 alone, one query, a line a week.
import { writeSync } from 'node:fs';
import SQLite from 'better-sqlite3';

interface Row {
  monday: string;
  n: number;
  felt: number;
  low: number;
  high: number;
  want: number | null;
  gap: number | null;
}

const [, , journal = '', nativeBinding = ''] = process.argv;
const database = new SQLite(journal, { readonly: true, nativeBinding });
const rows = database
  .prepare(
    `SELECT date(day, 'weekday 0', '-6 days') AS monday, count(*) AS n, avg(felt) AS felt, min(felt) AS low,
       max(felt) AS high, avg(want) AS want, avg(want - felt) AS gap
     FROM entries GROUP BY monday ORDER BY monday`,
  )
  .all() as Row[];
const bytes = Buffer.from(rows.map(line).join(''));
for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
database.close();

function line({ monday, n, felt, low, high, want, gap }: Row): string {
  const marks = '-'.repeat((high - low) * 4);
  return `${monday} ${'o'.repeat(n)} ${' '.repeat((low - 1) * 4)}${marks} ${felt.toFixed(1)} ${want?.toFixed(1)} ${gap?.toFixed(1)}\n`;
}
