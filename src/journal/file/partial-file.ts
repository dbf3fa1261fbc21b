import { closeSync, constants, fsyncSync, lstatSync, openSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const PARTIAL = /^\..+\.(\d+)-[0-9a-z]+\.partial(-journal)?$/;

/**
 * Creates an empty file beside `target`, which is written, verified and then renamed over `target`. Its name holds the
 * number of this process, so that `sweepPartials` knows when nobody is writing it any more.
 * @throws Error of the file system, also when the name is taken, as by a planted link
 */
export function createPartial(target: string): string {
  const random = process.getBuiltinModule('node:crypto').randomBytes(6).toString('hex');
  const path = join(dirname(target), `.${basename(target)}.${process.pid}-${random}.partial`);
  // Windows knows no O_NOFOLLOW.
  const flags = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);
  closeSync(openSync(path, flags, 0o600));
  return path;
}

/** Removes the partial files in a folder whose processes have ended. What cannot be removed stays. */
export function sweepPartials(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, process] = PARTIAL.exec(name) ?? [];
    const path = join(folder, name);
    if (process === undefined || isRunning(Number(process))) continue;
    try {
      if (lstatSync(path).isFile()) rmSync(path, { force: true });
    } catch {}
  }
}

/** Writes what the system still holds of a file to the disk. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes a rename durable. Windows cannot open a folder and some file systems cannot sync one; then this does nothing. */
export function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {}
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether a process of this number runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
