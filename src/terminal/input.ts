import { fstatSync, read } from 'node:fs';
import { isatty } from 'node:tty';
import { promisify } from 'node:util';
import { UserError } from '../errors.ts';
import { reasonOfReading } from '../files/reason-in-words.ts';
import { isCharacterDevice } from './output.ts';
import { CHUNK_BYTES, MAX_TEXT_BYTES } from './read-at-most.ts';

/** The stream that text is read from. */
export interface Input {
  readonly isTerminal: boolean;
  /** Reads to the end. @throws UserError if the bytes are not UTF-8, or more than 64 MB */
  readAll(): Promise<string>;
  /** Reads line by line. @throws UserError for a line that is longer than any entry can be */
  lines(): AsyncIterable<string>;
}

/** @param fd its file descriptor, which is that of `process.stdin` for whoever reads it line by line */
export function standardInput(fd: number): Input {
  return {
    isTerminal: isCharacterDevice(fd) && isatty(fd),
    readAll: async () => decodeUtf8(await readBytes(fd), 'Standard input'),
    async *lines() {
      const { boundedLines } = await import('./bounded-lines.ts');
      // Node takes a folder for an empty stream.
      if (isFolder(fd)) throw cannotBeRead('EISDIR');
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

const readChunk = promisify(read);

/** Not `readSync`, during which no timer would run: bin/nearfar.js has one that closes the debugger. */
async function readBytes(fd: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = await nextChunk(fd);
    if (chunk.length === 0) return Buffer.concat(chunks, length);
    length += chunk.length;
    if (length > MAX_TEXT_BYTES)
      throw new UserError(
        'Standard input holds more than 64 MB.',
        'That is more than any journal. Nothing was changed.',
      );
    chunks.push(chunk);
  }
}

/** How long to wait for bytes that are still to come, in milliseconds. */
const PAUSE = 10;

/** The next bytes; none at the end. */
async function nextChunk(fd: number): Promise<Buffer> {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    try {
      const { bytesRead } = await readChunk(fd, chunk, 0, CHUNK_BYTES, null);
      return chunk.subarray(0, bytesRead);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A closed standard input fails with one of these codes; treat it as empty.
      if (code === 'EBADF' || code === 'EOF') return chunk.subarray(0, 0);
      // A pipe that does not wait by itself, and into which nothing was written yet.
      if (code !== 'EAGAIN') throw code === undefined ? error : cannotBeRead(code);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
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
