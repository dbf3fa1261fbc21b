import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { UserError } from '../errors.ts';
import { decodeUtf8, type Input } from '../terminal/input.ts';

/** What a file holds, and what to call it. */
export interface TextFile {
  name: string;
  text: string;
}

/** Nobody reads a longer text; in bytes. */
const LIMIT = 20_000_000;

/**
 * Reads a file of UTF-8 text, or standard input for "-".
 * @throws UserError in one sentence if it is missing, empty, too long, or not text
 */
export function readTextFile(file: string, input: Input): TextFile {
  const name = file === '-' ? 'standard input' : basename(file);
  const text = file === '-' ? input.readAll() : decodeUtf8(readBytes(file), file);
  const refuse = (what: string) => {
    throw new UserError(`${file === '-' ? 'Standard input' : file} ${what}.`, 'Nothing was changed.');
  };
  if (text.includes('\0')) refuse('holds NUL characters, so it is not text');
  if (text.trim() === '') refuse('is empty');
  if (text.length > LIMIT) refuse(TOO_LONG);
  return { name, text };
}

const TOO_LONG = 'is longer than twenty million characters';

function readBytes(file: string): Uint8Array {
  try {
    if (statSync(file).size > LIMIT) throw new UserError(`${file} ${TOO_LONG}.`, 'Nothing was changed.');
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const sentence =
      code === 'ENOENT'
        ? `There is no file ${file}.`
        : code === 'EISDIR'
          ? `${file} is a folder.`
          : `${file} cannot be read (${code}).`;
    throw new UserError(sentence, 'Nothing was changed.');
  }
}
