import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type WorldOptions, writer } from './world.ts';

export const PASSPHRASE = 'seven green boats at noon';

/** The contents of files by their paths in the folder of a journal. */
type FolderContents = ReadonlyMap<string, Buffer>;

let locked: Promise<FolderContents> | undefined;

/** A writer with one entry, in whose note is "marmalade", and a locked journal. It is locked once, and copied. */
export async function lockedWriter(options: WorldOptions = {}) {
  locked ??= lockJournal();
  const ours = writer(options);
  for (const [path, content] of await locked) {
    const file = join(ours.folder, path);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, content, { mode: 0o600 });
  }
  return { ...ours, file: join(ours.folder, 'journal.db') };
}

async function lockJournal(): Promise<FolderContents> {
  const { folder, run } = writer();
  await run('write --felt 3 --want 6 --note -', { input: 'He was quiet, like a marmalade cat.' });
  const { code, stderr } = await run('lock --yes', { passphrases: [PASSPHRASE, PASSPHRASE], answers: [] });
  if (code !== 0) throw new Error(stderr);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}
