import { statSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { expect } from 'vitest';

// What the systems differ in that run the tests. A test that needs more asks for it by one of these names, and for a program
// by trying it.

export const onLinux = process.platform === 'linux';

/** Whether there are a POSIX shell, programs that begin with `#!`, signals, named pipes, and modes of files. */
export const onPosix = process.platform !== 'win32';

/** Whether a server of a test can be reached: in a namespace without interfaces it cannot. */
export const hasLoopback = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ internal }) => internal),
);

/** Only root can give files away to other users. */
export const isRoot = process.geteuid?.() === 0;

/** Expects a file or a folder to have a mode, such as 0o600. Windows has none. */
export function expectMode(path: string, mode: number): void {
  if (onPosix) expect((statSync(path).mode & 0o777).toString(8)).toBe(mode.toString(8));
}
