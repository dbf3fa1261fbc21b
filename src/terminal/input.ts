import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import { UserError } from '../errors.ts';
import { isCharacterDevice } from './output.ts';

/** The stream that text is read from. */
export interface Input {
  readonly isTerminal: boolean;
  /** Reads to the end. @throws UserError if the bytes are not UTF-8 */
  readAll(): string;
  /** Reads line by line. */
  lines(): AsyncIterable<string>;
}

export function standardInput(): Input {
  return {
    isTerminal: isCharacterDevice(0) && isatty(0),
    readAll: () => decodeUtf8(readBytes(), 'Standard input'),
    async *lines() {
      const { createInterface } = await import('node:readline');
      yield* createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
    },
  };
}

/** Decodes UTF-8. @throws UserError naming `source` if the bytes are not UTF-8 */
export function decodeUtf8(bytes: Uint8Array, source: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`${source} is not UTF-8 text.`, 'Save it as UTF-8 and try again. Nothing was changed.');
  }
}

function readBytes(): Uint8Array {
  try {
    return readFileSync(0);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A closed standard input fails with one of these codes; treat it as empty.
    if (code === 'EBADF' || code === 'EOF' || code === 'EAGAIN') return new Uint8Array();
    throw error;
  }
}
