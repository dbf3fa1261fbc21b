import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';
import { UserError } from '../errors.ts';
import { reasonOfReading } from '../files/reason-in-words.ts';
import { isCharacterDevice } from './output.ts';
import { MAX_TEXT_BYTES, readAtMost } from './read-at-most.ts';

/** The stream that text is read from. */
export interface Input {
  readonly isTerminal: boolean;
  /** Reads to the end. @throws UserError if the bytes are not UTF-8, or more than 64 MB */
  readAll(): string;
  /** Reads line by line. @throws UserError for a line that is longer than any entry can be */
  lines(): AsyncIterable<string>;
}

export function standardInput(): Input {
  return {
    isTerminal: isCharacterDevice(0) && isatty(0),
    readAll: () => decodeUtf8(readBytes(), 'Standard input'),
    async *lines() {
      const { boundedLines } = await import('./bounded-lines.ts');
      // Node takes a folder for an empty stream.
      if (isFolder(0)) throw cannotBeRead('EISDIR');
      yield* boundedLines(process.stdin);
    },
  };
}

/** Decodes UTF-8. @throws UserError naming `source` if the bytes are not UTF-8 */
export function decodeUtf8(bytes: Uint8Array, source: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(
      `${source} is not UTF-8 text.`,
      'Save it as plain text in UTF-8 and try again. Nothing was changed.',
    );
  }
}

function readBytes(): Uint8Array {
  let bytes: Uint8Array | null;
  try {
    bytes = readAtMost(0, MAX_TEXT_BYTES);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A closed standard input fails with one of these codes; treat it as empty.
    if (code === 'EBADF' || code === 'EOF' || code === 'EAGAIN') return new Uint8Array();
    throw code === undefined ? error : cannotBeRead(code);
  }
  if (bytes === null)
    throw new UserError('Standard input holds more than 64 MB.', 'That is more than any journal. Nothing was changed.');
  return bytes;
}

function isFolder(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isDirectory();
  } catch {
    // A closed one, which is treated as empty.
    return false;
  }
}

function cannotBeRead(code: string): UserError {
  return new UserError(`Standard input cannot be read: ${reasonOfReading(code)}.`, 'Nothing was changed.');
}
