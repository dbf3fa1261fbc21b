import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../errors.ts';
import type { ImportFile } from '../formats/format.ts';
import { decodeUtf8 } from '../terminal/input.ts';

/** Most bytes of one file: many times a journal of a lifetime. Beyond it something else was given. */
const FILE_LIMIT = 128 * 1024 * 1024;
const READABLE = /^[^.].*\.(md|json|jsonl|csv|txt|zip)$/i;

/**
 * The files at a path: the file itself, or those in a folder (not below it) whose names end like one of ours, by name.
 * @throws UserError when there is nothing, or nothing that may be read
 */
export function openImportFiles(path: string): ImportFile[] {
  try {
    if (!statSync(path).isDirectory()) return [openImportFile(path)];
    const names = readdirSync(path, { withFileTypes: true }).filter((one) => one.isFile() && READABLE.test(one.name));
    if (names.length === 0)
      throw new UserError(`There is no file in "${path}" that can be brought in.`, 'Nothing was changed.');
    return names
      .map(({ name }) => name)
      .sort()
      .map((name) => openImportFile(join(path, name)));
  } catch (error) {
    throw inWords(error, path);
  }
}

export function openImportFile(path: string): ImportFile {
  const bytes = once(() => readWhole(path));
  return { name: basename(path), bytes, text: () => decodeUtf8(bytes(), path) };
}

/** What came on standard input, as a file. */
export function importFileFromText(text: string): ImportFile {
  if (text.length > FILE_LIMIT) throw tooLarge('Standard input');
  return { name: 'Standard input', bytes: once(() => Buffer.from(text)), text: () => text };
}

function readWhole(path: string): Uint8Array {
  try {
    if (statSync(path).size > FILE_LIMIT) throw tooLarge(path);
    return readFileSync(path);
  } catch (error) {
    throw inWords(error, path);
  }
}

const tooLarge = (name: string) =>
  new UserError(`${name} is larger than 128 MB, more than any journal.`, 'Cut it into parts, or unpack it first.');

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function inWords(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof UserError || typeof code !== 'string') return error;
  return new UserError(
    code === 'ENOENT' ? `There is no file "${path}".` : `${path} cannot be read (${code}).`,
    'Nothing was brought in.',
  );
}
