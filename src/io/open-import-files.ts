import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../errors.ts';
import type { ImportFile } from '../formats/format.ts';
import { decodeUtf8 } from '../terminal/input.ts';

/** Largest file that is read. A lifetime of entries takes a fraction of it, so a larger file is no journal. */
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
  return { name: basename(path), bytes, text: () => decodeUtf8(bytes(), path) };
}

/** The text of standard input as an import file. @throws UserError when it is larger than an import file may be */
export function importFileFromText(text: string): ImportFile {
  if (text.length > MAX_FILE_BYTES) throw fileTooLarge('Standard input');
  return { name: 'Standard input', bytes: lazy(() => Buffer.from(text)), text: () => text };
}

function readBytes(path: string): Uint8Array {
  try {
    if (statSync(path).size > MAX_FILE_BYTES) throw fileTooLarge(path);
    return readFileSync(path);
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

function fileTooLarge(name: string): UserError {
  return new UserError(
    `${name} is larger than 128 MB, more than any journal.`,
    'Cut it into parts, or unpack it first.',
  );
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
