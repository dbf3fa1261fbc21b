import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { UserError } from '../errors.ts';
import { reasonOfReading } from '../files/reason-in-words.ts';
import { decodeUtf8, type Input } from '../terminal/input.ts';
import { readPath } from './read-path.ts';

/** The text of a file, and the name that messages use for it. */
export interface TextFile {
  name: string;
  text: string;
}

/** Bytes of a file, or UTF-16 units of standard input. */
const MAX_LENGTH = 20_000_000;
const TOO_LONG = 'is longer than twenty million characters';

/** Reads standard input if `path` is "-", and else a file: see `readTextFile`, which throws the same errors. */
export async function readText(path: string, input: Input): Promise<TextFile> {
  return path === '-' ? checked('Standard input', 'standard input', await input.readAll()) : readTextFile(path);
}

/**
 * Reads a file of UTF-8 text.
 * @throws UserError if it is missing, unreadable, empty, longer than MAX_LENGTH or not text
 */
export function readTextFile(path: string): TextFile {
  return checked(path, basename(path), decodeUtf8(readBytes(path), path));
}

function checked(source: string, name: string, text: string): TextFile {
  const problem = problemWith(text);
  if (problem !== null) throw textFileError(`${source} ${problem}.`);
  return { name, text };
}

function problemWith(text: string): string | null {
  if (text.includes('\0')) return 'holds NUL characters, so it is not text';
  if (text.trim() === '') return 'is empty';
  return text.length > MAX_LENGTH ? TOO_LONG : null;
}

function readBytes(path: string): Uint8Array {
  try {
    const stats = statSync(path);
    if (stats.isCharacterDevice() || stats.isBlockDevice() || stats.isSocket())
      throw textFileError(`${path} is a device, not a file.`);
    const bytes = stats.size > MAX_LENGTH ? null : readPath(path, MAX_LENGTH);
    if (bytes === null) throw textFileError(`${path} ${TOO_LONG}.`);
    return bytes;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === 'ENOENT') throw textFileError(`There is no file ${path}.`);
    if (code === 'EISDIR') throw textFileError(`${path} is a folder.`);
    throw textFileError(`${path} cannot be read: ${reasonOfReading(code)}.`);
  }
}

function textFileError(problem: string): UserError {
  return new UserError(problem, 'Nothing was changed.');
}
