import { UserError } from '../../errors.ts';
import { askForKey } from '../../io/ask-for-key.ts';
import { fileSize } from '../../journal/file/sqlite-header.ts';
import type { JournalKey } from '../../journal/journal-location.ts';
import { opensWith } from '../../journal/lock/journal-key.ts';
import { keptKey } from '../../journal/lock/kept-key.ts';
import { journalFile, lockedFiles, withJournal } from '../../journal/open.ts';
import type { World } from '../../world.ts';

/**
 * Where a key may come from. `anywhere`: a person may be asked. `copies too`: the same, and a key will do that opens a copy alone,
 * as the journal may be damaged. `at hand`: nobody is asked.
 */
export type KeyFrom = 'anywhere' | 'copies too' | 'at hand';

/**
 * The key of the world's journal: that of the passphrase which `--passphrase-fd` gives, the one kept by
 * `nearfar unlock --for`, or that of a passphrase that is typed.
 * @param keyFrom where it may come from
 * @returns null if the journal is not locked, or if the key is not known and nobody may be asked
 * @throws UserError for a wrong passphrase, if there is no way to ask for it, and if it opens copies of the journal only
 */
export async function findKey(world: World, keyFrom: KeyFrom): Promise<JournalKey | null> {
  const found = await findOpened(world, keyFrom);
  if (found && keyFrom !== 'copies too') assertNotDamaged(world.folder, found.file);
  return found?.key ?? null;
}

async function findOpened(world: World, keyFrom: KeyFrom): Promise<{ file: string; key: JournalKey } | null> {
  const files = lockedFiles(world.folder);
  const passphrases = await world.passphrases();
  const { runtimeFolder } = world;
  if (passphrases && !passphrases.isTyped) {
    if (files.length > 0) return askForKey(world, files);
    // Read although it is not needed: a note may follow on the same descriptor, and must not begin with the passphrase.
    await passphrases.read('');
    return null;
  }
  for (const { file, salt } of runtimeFolder === null ? [] : files) {
    const key = keptKey(runtimeFolder!, salt, world.now());
    if (key && opensWith(file, key)) return { file, key };
  }
  return files.length > 0 && keyFrom !== 'at hand' ? askForKey(world, files) : null;
}

/** @throws UserError if the passphrase opens a copy, but not the journal, although there is something in its place */
function assertNotDamaged(folder: string, opened: string): void {
  const journal = journalFile(folder);
  if (opened === journal || !fileSize(journal)) return;
  throw new UserError(
    `The passphrase opens the copy ${opened}, but not ${journal}: the journal is damaged, or has another passphrase.`,
    `nearfar restore puts a copy in its place. nearfar doctor --salvage "${journal}" brings out what can still be read.`,
  );
}

/**
 * The key of the passphrase of a locked journal, which is asked for even if a key is kept: what changes the lock is for
 * whoever knows the passphrase.
 * @throws UserError if the journal is not locked, for a wrong passphrase, and if there is no way to ask for it
 */
export async function requireKey(world: World): Promise<JournalKey> {
  const files = lockedFiles(world.folder);
  if (files.length === 0) {
    // A journal that cannot be read does not show whether it is locked; opening it says why.
    await withJournal({ folder: world.folder }, 'read', () => {});
    throw new UserError('The journal is not locked.', 'nearfar lock locks it.');
  }
  const { file, key } = await askForKey(world, files);
  assertNotDamaged(world.folder, file);
  // Opened once, so that what an earlier run left unfinished is done.
  await withJournal({ folder: world.folder, key }, 'read', () => {});
  return key;
}
