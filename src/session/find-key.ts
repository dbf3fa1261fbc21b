import { UserError } from '../errors.ts';
import { askForKey } from '../io/ask-for-key.ts';
import type { JournalKey } from '../journal/journal-location.ts';
import { opensWith } from '../journal/lock/journal-key.ts';
import { keptKey } from '../journal/lock/kept-key.ts';
import { saltOf } from '../journal/lock/locked-file.ts';
import { journalFile, lockedFile, withJournal } from '../journal/open.ts';
import type { World } from '../world.ts';

/**
 * The key of the world's journal: that of the passphrase which `--passphrase-fd` gives, the one kept by
 * `nearfar unlock --for`, or that of a passphrase that is typed.
 * @param mayAsk whether a person may be asked
 * @returns null if the journal is not locked, or if the key is not known and nobody may be asked
 * @throws UserError for a wrong passphrase, and if there is no way to ask for it
 */
export async function findKey(world: World, mayAsk: boolean): Promise<JournalKey | null> {
  const locked = lockedFile(world.folder);
  const { passphrases, runtimeFolder } = world;
  if (passphrases && !passphrases.isTyped) {
    if (locked) return askForKey(world, locked.file, locked.salt);
    // Read although it is not needed: a note may follow on the same descriptor, and must not begin with the passphrase.
    await passphrases.read('');
    return null;
  }
  if (!locked) return null;
  const { file, salt } = locked;
  const kept = runtimeFolder === null ? null : keptKey(runtimeFolder, salt, world.now());
  if (kept && opensWith(file, kept)) return kept;
  return mayAsk ? askForKey(world, file, salt) : null;
}

/**
 * The key of the passphrase of a locked journal, which is asked for even if a key is kept: what changes the lock is for
 * whoever knows the passphrase.
 * @throws UserError if the journal is not locked, for a wrong passphrase, and if there is no way to ask for it
 */
export async function requireKey(world: World): Promise<JournalKey> {
  const file = journalFile(world.folder);
  const salt = saltOf(file);
  if (!salt) throw new UserError('The journal is not locked.', 'nearfar lock locks it.');
  const key = await askForKey(world, file, salt);
  // Opened once, so that what an earlier run left unfinished is done.
  withJournal({ folder: world.folder, key }, 'read', () => {});
  return key;
}
