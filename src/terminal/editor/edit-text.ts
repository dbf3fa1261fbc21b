import { isUtf8 } from 'node:buffer';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Day } from '../../domain/day.ts';
import { Cancelled, type TerminationSignal, UserError } from '../../errors.ts';
import { onTermination } from '../on-termination.ts';
import { createEditFolder, decodeLossy, readLastSave } from './orphaned-edits.ts';
import { terminateProcessTree } from './process-tree.ts';

/** What a shell ends with when there is no such command. */
const NOT_FOUND = 127;

/**
 * Lets the writer edit the text of a day in a file that nobody else can read, and removes the file whatever happens;
 * where the program is killed, `leftBehind` finds it.
 * @param folder a private folder, in which the file gets a private folder of its own
 * @param leave receives what the file held, if that is anything new, when it cannot come back
 * @throws UserError if the editor cannot be started or fails, Cancelled when the program is told to end in the middle
 */
export async function editText(
  text: string,
  day: Day,
  editor: string,
  folder: string,
  leave: (text: string) => void,
): Promise<string> {
  const { place, file } = createEditFolder(folder, day);
  const keep = (typed: string) => {
    const isNew = typed !== text.trimEnd();
    if (isNew) leave(typed);
    return isNew ? 'What was written is kept as a draft.' : 'Nothing was changed.';
  };
  try {
    writeFileSync(file, text === '' ? '' : `${text}\n`, { mode: 0o600 });
    const code = await run(editor, file);
    if (typeof code === 'string') {
      keep(readLastSave(place));
      throw new Cancelled('', code);
    }
    if (code === 0) return asNote(whatIsLeft(file), keep);
    const kept = keep(decodeLossy(whatIsLeft(file)));
    if (code === NOT_FOUND)
      throw new UserError(`There is no editor "${editor}".`, `NEARFAR_EDITOR, VISUAL or EDITOR names one. ${kept}`);
    throw new UserError(`The editor "${editor}" ended with code ${code}.`, kept);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function whatIsLeft(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new UserError('The editor left no file that can be read.', 'Nothing was changed.');
  }
}

function asNote(bytes: Uint8Array, keep: (text: string) => string): string {
  const text = decodeLossy(bytes);
  if (isUtf8(bytes) && !bytes.includes(0)) return text;
  keep(text);
  throw new UserError('The edited note is not plain UTF-8 text.', 'What could be read of it is kept as a draft.');
}

/** The editor's exit code, or the signal that told this program to end while it ran: then the editor is ended too. */
async function run(editor: string, file: string): Promise<number | TerminationSignal> {
  let told: TerminationSignal | null = null;
  let ending: Promise<void> | null = null;
  // Heard from before the editor begins: a signal between the two would end this program and leave the editor alone.
  const stopHearing = onTermination((signal) => {
    told ??= signal;
    ending ??= terminateProcessTree(child.pid!, signal);
  });
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${file}"`, { stdio: 'inherit', shell: true })
      : spawn('sh', ['-c', `${editor} "$1"`, 'nearfar', file], { stdio: 'inherit' });
  // Ctrl-C in an editor is the editor's own.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('exit', resolve);
    });
    await ending;
    return told ?? code ?? 1;
  } finally {
    process.off('SIGINT', ignore);
    stopHearing();
  }
}
