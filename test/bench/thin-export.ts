// The smallest script that exports a journal, to compare the program with: better-sqlite3 alone, the same query in pages of
// 500, for each entry a section as long as the program's, and the exact fields in a comment at the end.
import { writeSync } from 'node:fs';
import SQLite from 'better-sqlite3';

interface Row {
  day: string;
  felt: number;
  want: number;
  their_move: string;
  my_move: string;
  practices: string;
  note: string;
}

const FELT = [
  '',
  'two separate worlds',
  'far apart within sight',
  'nearer apart than together',
  'about half and half',
  'more together than apart',
  'close, still two people',
  'nearly one',
];

const [, , journal = '', nativeBinding = ''] = process.argv;
const database = new SQLite(journal, { readonly: true, nativeBinding });
const page = database.prepare(
  `SELECT day, felt, want, their_move, my_move, practices, note, passage, logged_at, zone, updated_at, late
   FROM entries WHERE day > ? ORDER BY day LIMIT 500`,
);
const fields: string[] = [];
for (let rows = page.all('') as Row[]; rows.length > 0; rows = page.all(rows.at(-1)!.day) as Row[]) {
  write(rows.map(section).join(''));
  for (const row of rows) fields.push(exactFields(row));
}
write(`<!--\n${fields.join('\n')}\n-->\n`);
database.close();

function write(text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
}

function section({ day, felt, want, their_move, my_move, practices, note }: Row): string {
  return `### ${day}

Felt ${felt} (${FELT[felt]}), wanted ${want} (${FELT[want]}). Their move: ${their_move}. Mine: ${my_move}. In the day: ${practices}.

${note}

`;
}

function exactFields({ day, felt, want, their_move, my_move, practices }: Row): string {
  return `day=${day} felt=${felt} want=${want} their_move=${their_move} my_move=${my_move} practices=${practices}`;
}
