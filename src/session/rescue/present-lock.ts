import type { JournalKey } from '../../journal/journal-location.ts';
import { hasLockChanged } from '../../journal/lock/locked-file.ts';
import { journalFile } from '../../journal/open.ts';
import type { Places } from './rescue-places.ts';

/**
 * The key to seal a rescue file with, and whether the journal was locked or unlocked, or got another passphrase, since it was
 * opened: what is sealed with the earlier key could never be read again, so the key is then null.
 * Not while a transaction is open, as `hasLockChanged` says; none is when words are rescued.
 */
export function presentLock({ folder, key }: Places): { key: JournalKey | null; hasChanged: boolean } {
  const hasChanged = hasLockChanged(journalFile(folder), key);
  return { key: hasChanged ? null : key, hasChanged };
}
