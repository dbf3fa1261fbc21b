import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Changes bytes of a journal on the disk: the last place where a text stands, or all of them.
 * @param to a text of the same length
 */
export function damageJournal(folder: string, from: string, to: string, where: 'last' | 'all' = 'last'): void {
  const path = join(folder, 'journal.db');
  const bytes = readFileSync(path);
  const places: number[] = [];
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) places.push(at);
  if (places.length === 0 || to.length !== from.length)
    throw new Error(`"${from}" cannot become "${to}" in the journal.`);
  for (const at of where === 'all' ? places : places.slice(-1)) bytes.write(to, at);
  writeFileSync(path, bytes);
}
