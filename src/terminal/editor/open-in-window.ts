import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { Cancelled } from '../../errors.ts';
import { onInterrupt, onTermination } from '../on-termination.ts';
import type { Output } from '../output.ts';
import { type EditorCommand, neverWaits, programBehind, waitFlag } from './editor-command.ts';

/** An editor that ends within this time, without a change, has probably left the file open in a window. */
const AT_ONCE_MS = 1000;

/** Editors that have no window: if they end at once, the writer has closed them. */
const WITHOUT_WINDOW = [
  'nano',
  'pico',
  'vi',
  'vim',
  'nvim',
  'micro',
  'hx',
  'helix',
  'kak',
  'joe',
  'mcedit',
  'ed',
  'ne',
];

/** Whether an editor that has returned may still have the file open. */
export function mayBeOpenInWindow({ command }: EditorCommand, milliseconds: number, isUnchanged: boolean): boolean {
  const program = programBehind(basename(command.split(/\s/, 1)[0]!), process.env.PATH);
  if (WITHOUT_WINDOW.includes(program)) return false;
  return neverWaits(command) || (isUnchanged && milliseconds < AT_ONCE_MS);
}

/** What the writer can do while the page is open in a window, and how nearfar waits by itself the next time. */
export function openInWindowText({ command, variable }: EditorCommand): string {
  const [program] = command.split(/\s/, 1);
  const flag = waitFlag(command) ?? '--wait';
  const now = `The editor came back at once, and the page is as it was.
If it is open in a window: write there, save, close it, and press Enter here.`;
  if (variable === null) return now;
  if (neverWaits(command))
    return `${now}\nnearfar waits by itself if ${variable} names the editor in place of ${program}.`;
  return `${now}\nnearfar waits by itself if ${variable} has a flag for it, often ${variable}="${program} ${flag}".`;
}

/** Shows a text and waits for Enter, on a terminal that echoes. @throws Cancelled for Ctrl-C and signals */
export async function waitForEnter(text: string, input: NodeJS.ReadableStream, output: Output): Promise<void> {
  const lines = createInterface({ input, terminal: false });
  let removeSignalHandlers = () => {};
  try {
    await new Promise<void>((resolve, reject) => {
      const removers = [
        onInterrupt(() => reject(new Cancelled())),
        onTermination((signal) => reject(new Cancelled('', signal))),
      ];
      removeSignalHandlers = () => {
        for (const remove of removers) remove();
      };
      lines.once('line', () => resolve()).once('close', () => resolve());
      output.write(`${text}\n`);
    });
  } finally {
    removeSignalHandlers();
    lines.close();
  }
}
