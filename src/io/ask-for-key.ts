import type { JournalKey } from '../journal/journal-location.ts';
import { deriveKey, opensWith, wrongPassphrase } from '../journal/lock/journal-key.ts';
import { loadCiphers } from '../journal/lock/load-ciphers.ts';
import { type LockedFile, lockedError, saltOf } from '../journal/lock/locked-file.ts';
import { escapeControls } from '../render/text.ts';
import type { World } from '../world.ts';

/** How often a person may type the passphrase. */
const TRIES = 3;
const ASK = 'Passphrase of the journal: ';

/**
 * Asks for the passphrase of locked files, of which at least one is given.
 * @returns the first file that it opens, with its key
 * @throws UserError for a wrong one, and if there is no way to ask
 */
export async function askForKey(
  world: World,
  files: readonly LockedFile[],
  ask = ASK,
): Promise<{ file: string; key: JournalKey }> {
  const passphrases = await world.passphrases();
  if (!passphrases) throw lockedError(files[0]!.file);
  // Before the passphrase is typed: without the package it would be of no use.
  loadCiphers();
  let question = ask;
  for (let triesLeft = passphrases.isTyped ? TRIES : 1; triesLeft > 0; triesLeft -= 1) {
    const opened = firstOpened(files, await passphrases.read(question));
    if (opened) return opened;
    // Written together with the next question, as what is typed before a question would be shown.
    question = `This is not the passphrase. ${ask}`;
  }
  throw wrongPassphrase(files.map(({ file }) => file));
}

/**
 * The key of another file, which may be locked: a known one, by default that of the journal, if they have a salt in common, or
 * else of the passphrase that is asked for, or on the next line of `--passphrase-fd`.
 * @returns null if the file is not locked
 * @throws UserError as `askForKey` does
 */
export async function askForKeyOfOther(world: World, file: string, known = world.key): Promise<JournalKey | null> {
  const salt = saltOf(file);
  if (!salt) return null;
  if (known && salt.equals(known.salt)) return known;
  return (await askForKey(world, [{ file, salt }], `Passphrase of ${escapeControls(file)}: `)).key;
}

/** The first file that a passphrase opens. A key is derived once for each salt, as that takes long. */
function firstOpened(files: readonly LockedFile[], passphrase: string): { file: string; key: JournalKey } | null {
  const keys = new Map<string, JournalKey>();
  for (const { file, salt } of files) {
    const name = salt.toString('hex');
    const key = keys.get(name) ?? deriveKey(passphrase, salt);
    keys.set(name, key);
    if (opensWith(file, key)) return { file, key };
  }
  return null;
}
