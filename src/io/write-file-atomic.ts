// Ours rather than npm's write-file-atomic: that one takes the content as one value in memory, replaces devices, pipes
// and links to missing files, and does not sync the folder.
import { closeSync, constants, openSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../errors.ts';
import { createFolder } from '../files/private-folder.ts';
import { reasonOfWriting } from '../files/reason-of-writing.ts';
import { sweepPartials } from '../files/writing/partial-file.ts';
import { replaceFile } from '../files/writing/replace-file.ts';
import { sleep } from '../terminal/sleep.ts';
import { bufferChunks } from './buffer-chunks.ts';
import { outputTarget } from './output-target.ts';

export interface WriteOptions {
  /** Called with the file's path, all links followed, when everything is written and before it takes its place. */
  beforeReplacing?: (path: string) => void;
  /** Whether temporary files that killed processes left in the folder are removed first; true by default. */
  sweep?: boolean;
}

/**
 * Writes a file with mode 0600, either whole or not at all: on failure, or if `beforeReplacing` throws, an existing file
 * is unchanged. Of several processes that write one file at once the last one wins. Links of the user are followed; a
 * character device, or a stream such as `/dev/stdout`, is written to directly.
 * @throws UserError when it cannot be written, or is nothing that may be written to (see `outputTarget`)
 */
export function writeFileAtomic(
  path: string,
  chunks: Iterable<string | Uint8Array>,
  { beforeReplacing, sweep = true }: WriteOptions = {},
): void {
  try {
    const target = outputTarget(path);
    if (target.kind === 'stream') writeToStream(target.descriptor, chunks);
    else if (target.kind === 'device') writeChunks(openSync(target.path, constants.O_WRONLY), chunks);
    else {
      if (sweep) sweepPartials(dirname(target.path));
      replaceFile(target.path, (partial) => {
        writeChunks(openSync(partial, constants.O_WRONLY), chunks);
        beforeReplacing?.(target.path);
      });
    }
  } catch (error) {
    throw writeError(error, path);
  }
}

/** Creates a folder with mode 0700, and its parents. @throws UserError when it cannot be created */
export function createOutputFolder(path: string): void {
  try {
    createFolder(path);
  } catch (error) {
    throw writeError(error, path);
  }
}

/** Writes to an open file, and closes it. */
function writeChunks(fd: number, chunks: Iterable<string | Uint8Array>): void {
  try {
    // Given a descriptor, writeFileSync writes at the current position, and goes on until every byte is written.
    for (const chunk of bufferChunks(chunks)) writeFileSync(fd, chunk);
  } finally {
    closeSync(fd);
  }
}

/** Writes to a stream that is open already. It may be a pipe that does not wait for its reader; then this waits. */
function writeToStream(fd: number, chunks: Iterable<string | Uint8Array>): void {
  for (const chunk of bufferChunks(chunks)) {
    const bytes = Buffer.from(chunk as string);
    for (let at = 0; at < bytes.length; ) {
      try {
        at += writeSync(fd, bytes, at);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        // The reader has gone, as in `| head -1`.
        if (code === 'EPIPE') return;
        if (code !== 'EAGAIN') throw error;
        sleep(5);
      }
    }
  }
}

/** An error of the file system as a UserError; any other error, also one of the database, unchanged. */
function writeError(error: unknown, path: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || typeof syscall !== 'string') return error;
  return new UserError(`${path} cannot be written: ${reasonOfWriting(code)}.`, 'What was there before is unchanged.');
}
