import { chmodSync, lstatSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../errors.ts';
import { readRegularFile } from '../files/read-regular-file.ts';
import { createOutputFolder, writeFileAtomic } from '../io/write-file-atomic.ts';

const BEGIN = '# >>> nearfar completion >>>';
const END = '# <<< nearfar completion <<<';

/**
 * Puts a script between marks into a file of the user, in place of an earlier one or at the end; what else stands there stays,
 * byte for byte.
 * @throws UserError for a file that is no UTF-8 or cannot be written
 */
export function installBlock(file: string, script: string): void {
  const text = readText(file) ?? '';
  const block = `${BEGIN}\n${script}${END}\n`;
  const found = findBlock(text, file);
  // A line feed in front, which is part of what is added, also ends a last line that had no end.
  const gap = text === '' ? '' : '\n';
  writeText(file, found ? `${found.before}${block}${found.after}` : `${text}${gap}${block}`);
}

/**
 * Takes the block out of a file again. A file that holds nothing else is removed; where it is a link, it is emptied.
 * @returns whether there was one
 * @throws UserError as `installBlock` does
 */
export function removeBlock(file: string): boolean {
  const found = findBlock(readText(file) ?? '', file);
  if (!found) return false;
  const before = found.before.replace(/\n$/, '');
  const isJoined = found.after !== '' && /[^\n]$/.test(before);
  const rest = `${before}${isJoined ? '\n' : ''}${found.after}`;
  if (rest === '' && !lstatSync(file).isSymbolicLink()) rmSync(file);
  else writeText(file, rest);
  return true;
}

/** What stands before and after the block; null if there is none. @throws UserError for a mark without the other one */
function findBlock(text: string, file: string): { before: string; after: string } | null {
  const begin = text.indexOf(`${BEGIN}\n`);
  const end = text.indexOf(`${END}\n`, Math.max(begin, 0));
  if (begin < 0 && end < 0) return null;
  if (begin < 0 || end < 0)
    throw new UserError(
      `${file} has only one of the two marks of nearfar.`,
      `Nothing was changed. Take the lines of nearfar away by hand, with the mark: ${begin < 0 ? END : BEGIN}`,
    );
  return { before: text.slice(0, begin), after: text.slice(end + END.length + 1) };
}

/** Undefined where there is no file. */
function readText(file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readRegularFile(file));
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    const reason = code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8' : code;
    throw new UserError(
      `${file} cannot be read: ${reason}.`,
      'Nothing was changed. nearfar completion print prints the script, to put in by hand.',
    );
  }
}

/** Writes a file whole, with the mode it had. */
function writeText(file: string, text: string): void {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  createOutputFolder(dirname(file));
  writeFileAtomic(file, [text], { sweep: false });
  if (mode !== undefined) chmodSync(file, mode & 0o7777);
}
