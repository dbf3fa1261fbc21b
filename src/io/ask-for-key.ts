import type { JournalKey } from '../journal/journal-location.ts';
import { deriveKey, opensWith, wrongPassphrase } from '../journal/lock/journal-key.ts';
import { loadCiphers } from '../journal/lock/load-ciphers.ts';
import { lockedError } from '../journal/lock/locked-file.ts';
import type { World } from '../world.ts';

/** How often a person may type the passphrase. */
const TRIES = 3;
const ASK = 'Passphrase of the journal: ';

/** Asks for the passphrase of a locked file. @throws UserError for a wrong one, and if there is no way to ask */
export async function askForKey(world: World, file: string, salt: Uint8Array, ask = ASK): Promise<JournalKey> {
  const { passphrases } = world;
  if (!passphrases) throw lockedError(file);
  // Before the passphrase is typed: without the package it would be of no use.
  loadCiphers();
  let question = ask;
  for (let triesLeft = passphrases.isTyped ? TRIES : 1; triesLeft > 0; triesLeft -= 1) {
    const key = deriveKey(await passphrases.read(question), salt);
    if (opensWith(file, key)) return key;
    // In one with the next question: what is typed before that question would be shown.
    question = `This is not the passphrase. ${ask}`;
  }
  throw wrongPassphrase();
}
