import { isUtf8 } from 'node:buffer';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Day } from '../../domain/day.ts';
import { Cancelled, type TerminationSignal, UserError } from '../../errors.ts';
import { onTermination } from '../on-termination.ts';
import { createEditFolder, decodeLossy, readLastSave } from './orphaned-edits.ts';
import { terminateProcessTree } from './process-tree.ts';

/** The exit code of a shell if the command does not exist. */
const NOT_FOUND = 127;

/**
 * Opens the text of a day in the editor, in a file that only its owner can read, and deletes the file afterwards. If the
 * program is killed, `orphanedEdits` finds the file.
 * @param folder a private folder, in which the file gets a folder of its own
 * @param saveDraft receives a changed text that cannot be returned because the editor or the program was ended
 * @throws UserError if the editor cannot be started, fails, or leaves no UTF-8 text; Cancelled on SIGTERM and SIGHUP
 */
export async function editText(
  text: string,
  day: Day,
  editor: string,
  folder: string,
  saveDraft: (text: string) => void,
): Promise<string> {
  const { editFolder, file } = createEditFolder(folder, day);
  /** Saves a changed text as a draft. @returns the hint for the error message */
  const saveIfChanged = (typed: string) => {
    const isNew = typed !== text.trimEnd();
    if (isNew) saveDraft(typed);
    return isNew ? 'What was written is kept as a draft.' : 'Nothing was changed.';
  };
  try {
    writeFileSync(file, text === '' ? '' : `${text}\n`, { mode: 0o600 });
    const code = await run(editor, file);
    if (typeof code === 'string') {
      saveIfChanged(readLastSave(editFolder));
      throw new Cancelled('', code);
    }
    if (code === 0) return decodeNote(readEdited(file), saveIfChanged);
    const hint = saveIfChanged(decodeLossy(readEdited(file)));
    if (code === NOT_FOUND)
      throw new UserError(`There is no editor "${editor}".`, `NEARFAR_EDITOR, VISUAL or EDITOR names one. ${hint}`);
    throw new UserError(`The editor "${editor}" ended with code ${code}.`, hint);
  } finally {
    rmSync(editFolder, { recursive: true, force: true });
  }
}

function readEdited(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new UserError('The editor left no file that can be read.', 'Nothing was changed.');
  }
}

function decodeNote(bytes: Uint8Array, saveIfChanged: (text: string) => string): string {
  const text = decodeLossy(bytes);
  if (isUtf8(bytes) && !bytes.includes(0)) return text;
  saveIfChanged(text);
  throw new UserError('The edited note is not plain UTF-8 text.', 'What could be read of it is kept as a draft.');
}

/** Runs the editor. @returns its exit code, or the signal that this program received meanwhile and passed on to it */
async function run(editor: string, file: string): Promise<number | TerminationSignal> {
  let received: TerminationSignal | null = null;
  let terminating: Promise<void> | null = null;
  // The handler is registered before the editor starts, so that a signal never ends this program alone.
  const removeSignalHandlers = onTermination((signal) => {
    received ??= signal;
    terminating ??= terminateProcessTree(child.pid!, signal);
  });
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${file}"`, { stdio: 'inherit', shell: true })
      : spawn('sh', ['-c', `${editor} "$1"`, 'nearfar', file], { stdio: 'inherit' });
  // Ctrl-C belongs to the editor.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('exit', resolve);
    });
    await terminating;
    return received ?? code ?? 1;
  } finally {
    process.off('SIGINT', ignore);
    removeSignalHandlers();
  }
}
