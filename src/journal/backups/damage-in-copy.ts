import { nameSome } from '../../language/name-some.ts';
import { openDatabase } from '../file/open-database.ts';
import type { JournalKey } from '../journal-location.ts';
import { damagedRows } from '../tables/damage/damaged-rows.ts';

/** Most days, or names of settings and texts, that are named; the rest is counted. */
const NAMED = 5;

/** Says what is damaged in a copy that was just made, and so in the journal; null if nothing is. */
export function damageInCopy(file: string, key: JournalKey | null | undefined): string | null {
  const database = openDatabase(file, { key, readonly: true });
  try {
    const names = [...new Set(damagedRows(database).map(({ name }) => name || 'one without a name'))].sort();
    if (names.length === 0) return null;
    return `In the journal, and so in this copy, something is not as it was written: ${nameSome(names, NAMED).join(', ')}. See: nearfar doctor`;
  } finally {
    database.close();
  }
}
