import { writeFileSync } from 'node:fs';
import type { Day } from '../../domain/day.ts';
import { Cancelled, type TerminationSignal, UserError } from '../../errors.ts';
import { readRegularFile } from '../../files/read-regular-file.ts';
import { orExplain } from '../../journal/file/explain-journal-error.ts';
import { escapeControls } from '../../render/text.ts';
import type { EditorCommand } from './editor-command.ts';
import { mayBeOpenInWindow, openInWindowText } from './open-in-window.ts';
import { createEditFolder, decodePage, decodeText, readLastSave, removeEditFolder } from './orphaned-edits.ts';
import { isThere, NOT_FOUND, runEditor } from './run-editor.ts';

/** A text that was edited, and the function that removes its file once the text is kept elsewhere. */
export interface EditedText {
  text: string;
  remove: () => void;
}

/** An editor for the text of a day. */
export interface Editor extends Pick<EditorCommand, 'name' | 'variable'> {
  /** See `editText`. */
  edit: (text: string, day: Day, saveDraft: SaveDraft) => Promise<EditedText>;
  /** Edits a page that is no note: see `editPage`. */
  editPage: (text: string) => Promise<string>;
}

/**
 * Receives a changed text that cannot be returned because the editor or the program was ended, and returns a sentence that
 * says where it is kept.
 */
export type SaveDraft = (text: string) => string;

interface EditOptions {
  editor: EditorCommand;
  /** A private folder, in which the file gets a folder of its own. */
  folder: string;
  saveDraft: SaveDraft;
  /** Shows a text and waits for Enter; null if there is no terminal. @throws Cancelled for Ctrl-C and signals */
  waitForEnter: ((text: string) => Promise<void>) | null;
}

/**
 * Opens the text of a day in the editor, in a file that only its owner can read. The file is deleted once its text is
 * returned and `remove` called, or is kept by `saveDraft`. A file that cannot be read stays, and is named; `orphanedEdits`
 * finds it later, as it does after the program was killed. If the editor may have left the file open in a window, the writer is
 * asked to press Enter once it is closed.
 * @throws UserError if the editor cannot be started, fails, or leaves no text; Cancelled on a signal
 */
export async function editText(
  text: string,
  day: Day,
  { editor, folder, saveDraft, waitForEnter }: EditOptions,
): Promise<EditedText> {
  if (!isThere(editor.command)) throw noEditor(editor.command, 'Nothing was changed.');
  const { editFolder, file } = await orExplain(folder, () => createEditFolder(folder, day));
  const remove = () => removeEditFolder(editFolder);
  /** Saves a changed text as a draft. @returns the hint for the error message */
  const saveIfChanged = (typed: string) => {
    const hint = typed === text.trimEnd() ? 'Nothing was changed.' : saveDraft(typed);
    remove();
    return hint;
  };
  const start = performance.now();
  const code = await openEditor(editor.command, file, text).catch((error) => {
    remove();
    throw error;
  });
  if (typeof code === 'string') {
    const typed = readOr(
      () => readLastSave(editFolder),
      () => new Cancelled(`${unreadableSentence(file)} ${TAKEN_IN}`, code),
    );
    saveIfChanged(typed);
    throw new Cancelled('', code);
  }
  const isUnchanged = () => readIfPossible(file) === pageOf(text);
  let mayBeOpen = false;
  if (code === 0 && waitForEnter && mayBeOpenInWindow(editor, performance.now() - start, isUnchanged())) {
    await waitForEnter(openInWindowText(editor)).catch((error) => {
      if (!isUnchanged()) saveDraft(readLastSave(editFolder));
      throw error;
    });
    mayBeOpen = isUnchanged();
  }
  const bytes = readOr(
    () => readRegularFile(file),
    (error) => {
      const hasFile = error.code !== 'ENOENT' && error.code !== 'EISDIR';
      if (hasFile) return new UserError(unreadableSentence(file), TAKEN_IN);
      remove();
      return new UserError('The editor left no file that can be read.', 'Nothing was changed.');
    },
  );
  // What is saved later in a window that is still open is taken in by the next run.
  if (code === 0) return { text: decodeNote(bytes, saveIfChanged), remove: mayBeOpen ? () => {} : remove };
  const hint = saveIfChanged(decodePage(bytes));
  const { command } = editor;
  if (code === NOT_FOUND) throw noEditor(command, hint);
  throw new UserError(`The editor "${command}" ended with code ${code}.`, hint);
}

function noEditor(command: string, hint: string): UserError {
  return new UserError(`There is no editor "${command}".`, `NEARFAR_EDITOR, VISUAL or EDITOR names one. ${hint}`);
}

async function openEditor(command: string, file: string, text: string): Promise<number | TerminationSignal> {
  await orExplain(file, () => writeFileSync(file, pageOf(text), { mode: 0o600 }));
  return runEditor(command, file);
}

function pageOf(text: string): string {
  return text === '' ? '' : `${text}\n`;
}

function readIfPossible(file: string): string | null {
  try {
    return readRegularFile(file).toString();
  } catch {
    return null;
  }
}

const TAKEN_IN = 'The next nearfar takes it in, if it can read it.';

function unreadableSentence(file: string): string {
  return `The page cannot be read at the moment. What you wrote is still in ${escapeControls(file)}.`;
}

/** @throws what `explain` makes of an error of the file system */
function readOr<Content>(read: () => Content, explain: (error: NodeJS.ErrnoException) => Error): Content {
  try {
    return read();
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException);
  }
}

/** @throws UserError for NUL characters */
function decodeNote(bytes: Uint8Array, saveIfChanged: (text: string) => string): string {
  const text = decodePage(bytes);
  if (!decodeText(bytes).includes('\0')) return text;
  throw new UserError('The edited note holds NUL characters, so it is not plain text.', saveIfChanged(text));
}
