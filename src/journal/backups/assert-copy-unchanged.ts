import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { UserError } from '../../errors.ts';
import type { JournalKey } from '../journal-location.ts';
import { SCHEMA_VERSION } from '../schema/schema-version.ts';
import { type DamagedRow, damagedRows } from '../tables/damage/damaged-rows.ts';
import { openCopy } from './open-copy.ts';

/**
 * For a copy that another one is about to replace; one that is missing may be. Of a copy by an older nearfar only the structure is
 * checked, as its tables are others.
 * @param key the key of the journal, and of the copy
 * @throws UserError if a byte of it was changed, and not in the journal too
 */
export function assertCopyUnchanged(target: string, journal: Database, key: JournalKey | null | undefined): void {
  const size = statSync(target, { throwIfNoEntry: false })?.size;
  if (size === undefined) return;
  const copy = openCopy(target, key);
  try {
    if (isWhole(copy, size) && hasNoDamageBut(damagedRows(journal), copy)) return;
  } finally {
    copy.close();
  }
  throw new UserError(
    `${target} is a copy that was changed since nearfar wrote it.`,
    'Nothing was changed. Name another file, or add --force to replace that copy.',
  );
}

/** Whether its structure is right, and nothing stands behind its last page. */
function isWhole(copy: Database, size: number): boolean {
  const read = (name: string) => copy.pragma(name, { simple: true });
  return Number(read('page_count')) * Number(read('page_size')) === size && read('integrity_check(1)') === 'ok';
}

function hasNoDamageBut(known: readonly DamagedRow[], copy: Database): boolean {
  if (copy.pragma('user_version', { simple: true }) !== SCHEMA_VERSION) return true;
  const keyOf = ({ table, name }: DamagedRow) => `${table} ${name}`;
  const keys = new Set(known.map(keyOf));
  return damagedRows(copy).every((row) => keys.has(keyOf(row)));
}
