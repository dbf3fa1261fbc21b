import { fstatSync, readSync } from 'node:fs';
import { isatty } from 'node:tty';
import { UsageError, UserError } from '../../errors.ts';
import { isCharacterDevice } from '../output.ts';
import { sleep } from '../sleep.ts';

/** More than any passphrase, and little enough for a file that was named by mistake. */
const MAX_BYTES = 4096;
const LINE_END = 0x0a;
/** How long a descriptor that does not block may give nothing, in milliseconds. */
const PATIENCE = 60_000;
const PAUSE = 5;

/**
 * Reads a passphrase from the next line of an open file descriptor (`--passphrase-fd`): byte by byte, as what follows may be
 * for another reader, such as a second passphrase or a note.
 * @throws UsageError for a terminal, which would show what is typed, and for a descriptor that is not open; UserError if the
 *   line is empty or too long
 */
export function readPassphraseLine(descriptor: number): string {
  const option = `--passphrase-fd ${descriptor}`;
  if (isCharacterDevice(descriptor) && isatty(descriptor))
    throw new UsageError(
      `${option} is a terminal, which would show what is typed.`,
      'Leave the option out, and nearfar asks without showing it.',
    );
  assertReadable(descriptor, option);
  const line: number[] = [];
  const byte = Buffer.alloc(1);
  while (line.length <= MAX_BYTES) {
    if (readByte(descriptor, byte, option) === 0 || byte[0] === LINE_END) return decode(line, option);
    line.push(byte[0]!);
  }
  throw new UserError(`${option} gives a line that is longer than any passphrase.`, 'Check what it reads.');
}

/** @throws UsageError for a descriptor that is not open, and for what Node opens for itself, which would give nothing for ever */
function assertReadable(descriptor: number, option: string): void {
  try {
    const stats = fstatSync(descriptor);
    if (stats.isFile() || stats.isFIFO() || stats.isSocket() || stats.isCharacterDevice()) return;
  } catch {}
  throw cannotBeRead(option);
}

function readByte(descriptor: number, byte: Buffer, option: string): number {
  for (let waited = 0; waited < PATIENCE; waited += PAUSE) {
    try {
      return readSync(descriptor, byte);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw cannotBeRead(option);
      // Nothing has arrived yet.
      sleep(PAUSE);
    }
  }
  throw cannotBeRead(option);
}

function cannotBeRead(option: string): UsageError {
  return new UsageError(
    `Nothing can be read from ${option}.`,
    'Open it in the shell, as in: nearfar list --passphrase-fd 3 3< FILE',
  );
}

function decode(line: readonly number[], option: string): string {
  // Some editors, mostly on Windows, begin a file with a byte order mark.
  const passphrase = Buffer.from(line)
    .toString()
    .replace(/^\ufeff/, '')
    .replace(/\r$/, '');
  if (passphrase === '') throw new UserError(`${option} gives no passphrase: there is no line, or an empty one.`);
  return passphrase;
}
