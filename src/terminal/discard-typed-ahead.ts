import { closeSync, constants, openSync, readSync } from 'node:fs';
import { sleep } from './sleep.ts';

/** Milliseconds without text after which a paste has ended. */
export const QUIET_MS = 50;
/** How often the terminal is looked at within that time. */
const LOOKS_PER_QUIET = 2;
/** How often it is looked at in all. */
const MAX_LOOKS = 80;

/**
 * Reads and drops what was typed or pasted and not read yet, so that the shell does not take it for commands. Waits until
 * nothing arrives any longer. Call it in raw mode; does nothing without a controlling terminal, and on Windows.
 */
export function discardTypedAhead(): void {
  let terminal: number;
  try {
    terminal = openSync('/dev/tty', constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch {
    return;
  }
  try {
    for (let look = 0, quiet = 0; look < MAX_LOOKS && quiet < LOOKS_PER_QUIET; look++) {
      sleep(QUIET_MS / LOOKS_PER_QUIET);
      quiet = readArrived(terminal) ? 0 : quiet + 1;
    }
  } finally {
    closeSync(terminal);
  }
}

/** Reads all that has arrived. @returns whether it was more than line ends: somebody may hold down Enter */
function readArrived(terminal: number): boolean {
  const bytes = Buffer.alloc(65_536);
  let isText = false;
  try {
    for (let length = 1; length > 0; ) {
      length = readSync(terminal, bytes);
      isText ||= bytes.subarray(0, length).some((byte) => byte !== 10 && byte !== 13);
    }
  } catch {
    // EAGAIN: there is nothing more. Any other error would come again too.
  }
  return isText;
}
