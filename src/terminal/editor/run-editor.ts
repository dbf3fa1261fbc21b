import { spawn, spawnSync } from 'node:child_process';
import type { TerminationSignal } from '../../errors.ts';
import { onInterrupt, onTermination } from '../on-termination.ts';
import { terminateProcessTree } from './terminate-process-tree.ts';
import { withPrivacyFlags } from './with-privacy-flags.ts';

/** The exit code of a shell if the command does not exist. */
export const NOT_FOUND = 127;

/** Whether the shell knows the program of a command. It is asked before, as it would print a message of its own. */
export function isThere(command: string): boolean {
  const [program] = command.trim().split(/\s/, 1);
  if (process.platform === 'win32' || !/^[\w./+-]+$/.test(program!)) return true;
  return spawnSync('sh', ['-c', 'command -v -- "$1"', 'nearfar', program!], { stdio: 'ignore' }).status === 0;
}

/** Runs the editor. @returns its exit code, or the signal that this program received meanwhile and passed on to it */
export async function runEditor(editor: string, file: string): Promise<number | TerminationSignal> {
  const command = withPrivacyFlags(editor, process.env.PATH);
  let received: TerminationSignal | null = null;
  let terminating: Promise<void> | null = null;
  // The handler is registered before the editor starts, so that a signal never ends this program alone.
  const removeSignalHandlers = onTermination((signal) => {
    received ??= signal;
    // SIGQUIT would have the editor's memory written to a file, with the note.
    terminating ??= terminateProcessTree(child.pid!, signal === 'SIGQUIT' ? 'SIGTERM' : signal);
  });
  const child =
    process.platform === 'win32'
      ? spawn(`${command} "${file}"`, { stdio: 'inherit', shell: true })
      : spawn('sh', ['-c', `${command} "$1"`, 'nearfar', file], { stdio: 'inherit' });
  // Ctrl-C belongs to the editor.
  const removeInterruptHandler = onInterrupt(() => {});
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('exit', resolve);
    });
    await terminating;
    return received ?? code ?? 1;
  } finally {
    removeInterruptHandler();
    removeSignalHandlers();
  }
}
