import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { createPartial } from '../file/partial-file.ts';
import type { JournalKey } from '../journal-location.ts';
import { wipeFile } from './wipe-file.ts';

interface KeptKey {
  /** The key, in hexadecimal digits. */
  key: string;
  /** Milliseconds since 1970: when it was kept, and when it expires. */
  from: number;
  until: number;
}

const PREFIX = 'key-';

/**
 * Keeps a key in the runtime folder, which lies in memory and goes at logout, under the salt that it was derived with.
 * @throws UserError if the runtime folder belongs to somebody else or others may enter it
 */
export function keepKey(runtimeFolder: string, { key, salt }: JournalKey, from: Date, until: Date): void {
  mkdirSync(runtimeFolder, { recursive: true, mode: 0o700 });
  if (!isOurs(lstatSync(runtimeFolder)))
    throw new UserError(`${runtimeFolder} is open to others, so the key was not kept there.`, 'Nothing was changed.');
  const file = keyFile(runtimeFolder, salt);
  const partial = createPartial(file);
  const kept: KeptKey = { key: Buffer.from(key).toString('hex'), from: from.getTime(), until: until.getTime() };
  writeFileSync(partial, JSON.stringify(kept));
  renameSync(partial, file);
}

/** The key that was kept for a salt; null if there is none, or it has expired, or the clock was set back behind it. */
export function keptKey(runtimeFolder: string, salt: Uint8Array, now: Date): JournalKey | null {
  const kept = readKept(keyFile(runtimeFolder, salt));
  if (!kept) return null;
  if (now.getTime() >= kept.from && now.getTime() < kept.until) return { key: Buffer.from(kept.key, 'hex'), salt };
  forgetKeys(runtimeFolder);
  return null;
}

/** Overwrites and removes every key that is kept. @returns how many there were */
export function forgetKeys(runtimeFolder: string): number {
  const files = namesIn(runtimeFolder).filter((name) => name.startsWith(PREFIX) || name.startsWith(`.${PREFIX}`));
  for (const name of files) wipeFile(join(runtimeFolder, name));
  return files.length;
}

function readKept(file: string): KeptKey | null {
  try {
    const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile() || !isOurs(stats)) return null;
      const { key, from, until } = JSON.parse(readFileSync(descriptor, 'utf8'));
      return /^[0-9a-f]{64}$/.test(key) && from >= 0 && until >= 0 ? { key, from, until } : null;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}

const keyFile = (runtimeFolder: string, salt: Uint8Array) =>
  join(runtimeFolder, `${PREFIX}${Buffer.from(salt).toString('hex')}`);

/** Whether a file or folder belongs to this user, and nobody else has a right to it. */
function isOurs({ uid, mode }: { uid: number; mode: number }): boolean {
  return process.geteuid === undefined || (uid === process.geteuid() && (mode & 0o077) === 0);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
