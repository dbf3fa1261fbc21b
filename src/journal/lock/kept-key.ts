import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../../errors.ts';
import { namesIn } from '../../files/names-in.ts';
import { readOwnFile } from '../../files/read-regular-file.ts';
import { prepareRuntimeFolder } from '../../files/runtime-folder.ts';
import { wipeFile } from '../../files/wipe-file.ts';
import { replaceFile } from '../../files/writing/replace-file.ts';
import type { JournalKey } from '../journal-location.ts';

interface KeptKey {
  /** The key, in hexadecimal digits. */
  key: string;
  /** Milliseconds since 1970: when it was kept, and when it expires. */
  from: number;
  until: number;
}

const PREFIX = 'key-';
/** More than a kept key takes. */
const MAX_BYTES = 1000;

/**
 * Keeps a key in the runtime folder, which lies in memory and goes at logout, under the salt that it was derived with.
 * @throws UserError if the runtime folder, or the one in which it lies, belongs to somebody else or others may enter it
 */
export function keepKey(runtimeFolder: string, { key, salt }: JournalKey, from: Date, until: Date): void {
  if (!prepareRuntimeFolder(runtimeFolder))
    throw new UserError(
      `${runtimeFolder} is no folder of yours alone, so the key was not kept there.`,
      `Check who owns ${dirname(runtimeFolder)} and who may enter it. Nothing was changed.`,
    );
  const kept: KeptKey = { key: Buffer.from(key).toString('hex'), from: from.getTime(), until: until.getTime() };
  replaceFile(keyFile(runtimeFolder, salt), (partial) => writeFileSync(partial, JSON.stringify(kept)));
}

/** The key that was kept for a salt; null if there is none, or it has expired, or the clock was set back behind it. */
export function keptKey(runtimeFolder: string, salt: Uint8Array, now: Date): JournalKey | null {
  const kept = readKept(keyFile(runtimeFolder, salt));
  if (!kept) return null;
  if (now.getTime() >= kept.from && now.getTime() < kept.until) return { key: Buffer.from(kept.key, 'hex'), salt };
  forgetKeys(runtimeFolder);
  return null;
}

/** Overwrites and removes every key that is kept; without a runtime folder none is. @returns how many there were */
export function forgetKeys(runtimeFolder: string | null): number {
  if (runtimeFolder === null) return 0;
  const files = namesIn(runtimeFolder).filter((name) => name.startsWith(PREFIX) || name.startsWith(`.${PREFIX}`));
  for (const name of files) wipeFile(join(runtimeFolder, name));
  return files.length;
}

function readKept(file: string): KeptKey | null {
  try {
    const { key, from, until } = JSON.parse(readOwnFile(file, MAX_BYTES).toString());
    return /^[0-9a-f]{64}$/.test(key) && from >= 0 && until >= 0 ? { key, from, until } : null;
  } catch {
    return null;
  }
}

const keyFile = (runtimeFolder: string, salt: Uint8Array) =>
  join(runtimeFolder, `${PREFIX}${Buffer.from(salt).toString('hex')}`);
