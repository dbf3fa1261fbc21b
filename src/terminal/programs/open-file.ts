import { spawn } from 'node:child_process';
import { UserError } from '../../errors.ts';
import { resolvePath } from '../../files/resolve-path.ts';

/** The program that opens a file with what the user has chosen for its kind, and the arguments before the file. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
const OTHERWISE = ['xdg-open'] as const;

/** A program that fails does so within this time; one that is still running then has become the browser itself. */
const FAILS_WITHIN_MS = 2000;

/**
 * Opens a file in the program that the user has chosen for its kind, without a shell, and does not wait until it is closed.
 * @throws UserError if there is no such program, or it fails at once
 */
export async function openFile(path: string, platform: NodeJS.Platform = process.platform): Promise<void> {
  const [program, ...args] = OPENERS[platform] ?? OTHERWISE;
  const child = spawn(program, [...args, resolvePath(path)], { stdio: 'ignore', detached: true, windowsHide: true });
  const isOpened = await new Promise<boolean>((finish) => {
    const timer = setTimeout(() => finish(true), FAILS_WITHIN_MS);
    const end = (opened: boolean) => {
      clearTimeout(timer);
      finish(opened);
    };
    child.once('error', () => end(false)).once('exit', (code) => end(code === 0));
  });
  child.unref();
  if (!isOpened)
    throw new UserError('The file is written, but no program was found that opens it.', `Open it yourself: ${path}`);
}
