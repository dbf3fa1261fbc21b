import { spawnSync } from 'node:child_process';
import { chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from './fresh-folder.ts';
import { isRoot, onPosix } from './platform.ts';
import { bareEnvironment, PROGRAM, type ProgramRun } from './program.ts';

// The modes of files do not hold root back. Where root runs the tests, the program is run as a user whom they do.

const NOBODY = 65_534;
const asUser = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** The number of the user as which `runAsUser` runs the program. */
export const userNumber = isRoot ? NOBODY : process.geteuid?.();

/** Whether there are modes of files, and a user whom they hold back may read the program. */
export const hasOrdinaryUser =
  onPosix && spawnSync(process.execPath, [PROGRAM, '--version'], { ...asUser, env: bareEnvironment('/') }).status === 0;

/** Runs the built program as a user whom the modes of files hold back. */
export function runAsUser(
  words: readonly string[],
  home: string,
  { input = '', uid = asUser.uid }: { input?: string; uid?: number | undefined } = {},
): ProgramRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
    ...asUser,
    ...(uid !== undefined && { uid }),
    cwd: home,
    env: bareEnvironment(home),
    input,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, stderr };
}

/** A home of that user, with one entry in its journal, in whose note is "marmalade". */
export function writtenHomeOfUser() {
  const home = freshFolder();
  giveToUser(home);
  runAsUser(['write', '--felt', '3', '--no-passage', '--note', '-'], home, { input: 'a marmalade cat' });
  const folder = join(home, 'nearfar');
  return { home, folder, file: join(folder, 'journal.db'), backups: join(folder, 'backups') };
}

/** Gives a folder, and what is in it, to that user. */
export function giveToUser(path: string): void {
  if (!isRoot) return;
  chownSync(path, NOBODY, NOBODY);
  for (const item of readdirSync(path, { recursive: true })) chownSync(join(path, String(item)), NOBODY, NOBODY);
}
