import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type WorldOptions, writer } from './world.ts';

export const PASSPHRASE = 'seven green boats at noon';

let locked: Promise<string> | undefined;

afterAll(async () => {
  if (locked) rmSync(await locked, { recursive: true });
});

/** A writer with one entry, in whose note is "marmalade", and a locked journal. It is locked once for each file of tests, and copied. */
export async function lockedWriter(options: WorldOptions = {}) {
  locked ??= lockJournal();
  const ours = writer(options);
  cpSync(await locked, ours.folder, { recursive: true });
  return { ...ours, file: join(ours.folder, 'journal.db') };
}

async function lockJournal(): Promise<string> {
  const folder = mkdtempSync(join(realpathSync.native(tmpdir()), 'nearfar-locked-'));
  const { run } = writer({ folder });
  await run('write --felt 3 --want 6 --note -', { input: 'He was quiet, like a marmalade cat.' });
  const { code, stderr } = await run('lock --yes', { passphrases: [PASSPHRASE, PASSPHRASE], answers: [] });
  if (code !== 0) throw new Error(stderr);
  return folder;
}
