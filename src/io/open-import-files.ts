import { closeSync, openSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../errors.ts';
import type { ImportFile } from '../formats/format.ts';
import { decodeUtf8 } from '../terminal/input.ts';
import { MAX_TEXT_BYTES, readAtMost } from '../terminal/read-at-most.ts';

/** Largest file that is read. Only a zip may be so large, as it may hold photos; its text is limited when it is unpacked. */
const MAX_FILE_BYTES = 128 * 1024 * 1024;
const IMPORTABLE_NAME = /^[^.].*\.(md|json|jsonl|csv|txt|zip)$/i;

/**
 * Opens the file at a path, or the files directly inside a folder whose extensions can be imported, sorted by name.
 * Hidden files are left out.
 * @throws UserError when nothing is there, nothing in the folder can be imported, or it cannot be read
 */
export function openImportFiles(path: string): ImportFile[] {
  try {
    if (!statSync(path).isDirectory()) return [openImportFile(path)];
    const names = readdirSync(path, { withFileTypes: true })
      .filter((item) => item.isFile() && IMPORTABLE_NAME.test(item.name))
      .map(({ name }) => name)
      .sort();
    if (names.length === 0)
      throw new UserError(`There is no file in "${path}" that can be brought in.`, 'Nothing was changed.');
    return names.map((name) => openImportFile(join(path, name)));
  } catch (error) {
    throw readError(error, path);
  }
}

/** A file whose bytes are read once, when they are first asked for. */
export function openImportFile(path: string): ImportFile {
  const bytes = lazy(() => readBytes(path));
  const text = () => {
    if (bytes().length > MAX_TEXT_BYTES) throw tooLarge(path, 'holds more than 64 MB of text');
    return decodeUtf8(bytes(), path);
  };
  return { name: basename(path), bytes, text };
}

/** The text of standard input, which is limited where it is read, as an import file. */
export function importFileFromText(text: string): ImportFile {
  return { name: 'Standard input', bytes: lazy(() => Buffer.from(text)), text: () => text };
}

function readBytes(path: string): Uint8Array {
  try {
    const stats = statSync(path);
    if (stats.isCharacterDevice() || stats.isBlockDevice() || stats.isSocket())
      throw new UserError(`${path} is a device, not a file.`, 'Nothing was brought in.');
    if (stats.size > MAX_FILE_BYTES) throw tooLarge(path, 'is larger than 128 MB');
    const bytes = readDescriptor(path);
    if (bytes === null) throw tooLarge(path, 'is larger than 128 MB');
    return bytes;
  } catch (error) {
    throw readError(error, path);
  }
}

function lazy<T>(compute: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= compute();
    return value;
  };
}

/** A file may grow, and a pipe has no size, so that the limit holds while it is read too. */
function readDescriptor(path: string): Uint8Array | null {
  const descriptor = openSync(path, 'r');
  try {
    return readAtMost(descriptor, MAX_FILE_BYTES);
  } finally {
    closeSync(descriptor);
  }
}

function tooLarge(name: string, excess: string): UserError {
  return new UserError(`${name} ${excess}, more than any journal.`, 'Cut it into parts, or unpack it first.');
}

/** An error of the file system as a UserError; any other error unchanged. */
function readError(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof UserError || typeof code !== 'string') return error;
  return new UserError(
    code === 'ENOENT' ? `There is no file "${path}".` : `${path} cannot be read (${code}).`,
    'Nothing was brought in.',
  );
}
