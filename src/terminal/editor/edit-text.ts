import { writeFileSync } from 'node:fs';
import type { Day } from '../../domain/day.ts';
import { Cancelled, type TerminationSignal, UserError } from '../../errors.ts';
import { readRegularFile } from '../../files/read-regular-file.ts';
import { orExplain } from '../../journal/file/explain-journal-error.ts';
import { escapeControls } from '../../render/text.ts';
import type { EditorCommand } from './editor-command.ts';
import { mayBeOpenInWindow, openInWindowText } from './open-in-window.ts';
import { createEditFolder, decodeAnyText, decodePage, readLastSave, removeEditFolder } from './orphaned-edits.ts';
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
  const page = new EditedPage(text, saveDraft, await orExplain(folder, () => createEditFolder(folder, day)));
  const start = performance.now();
  const code = await page.openIn(editor.command);
  if (typeof code === 'string') {
    page.saveLast(code);
    throw new Cancelled('', code);
  }
  const mayBeOpen = code === 0 && mayBeOpenInWindow(editor, performance.now() - start, page.isUnchanged);
  const isLeftOpen =
    mayBeOpen && waitForEnter !== null && (await page.waitUntilClosed(() => waitForEnter(openInWindowText(editor))));
  const bytes = page.read();
  // What is saved later in a window that is still open is taken in by the next run.
  if (code === 0) return { text: page.decodeNote(bytes), remove: isLeftOpen ? () => {} : () => page.remove() };
  const hint = page.saveIfChanged(decodePage(bytes));
  if (code === NOT_FOUND) throw noEditor(editor.command, hint);
  throw new UserError(`The editor "${editor.command}" ended with code ${code}.`, hint);
}

function noEditor(command: string, hint: string): UserError {
  return new UserError(`There is no editor "${command}".`, `NEARFAR_EDITOR, VISUAL or EDITOR names one. ${hint}`);
}

/** The file of a text that is edited, in a folder of its own. */
class EditedPage {
  /** What stood in the file first. */
  readonly #text: string;
  readonly #saveDraft: SaveDraft;
  readonly #folder: string;
  readonly #file: string;

  constructor(text: string, saveDraft: SaveDraft, { editFolder, file }: { editFolder: string; file: string }) {
    this.#text = text;
    this.#saveDraft = saveDraft;
    this.#folder = editFolder;
    this.#file = file;
  }

  get isUnchanged(): boolean {
    try {
      return readRegularFile(this.#file).toString() === pageOf(this.#text);
    } catch {
      return false;
    }
  }

  /** Writes the file and opens it in the editor; a file that was not opened is removed. */
  async openIn(command: string): Promise<number | TerminationSignal> {
    try {
      await orExplain(this.#file, () => writeFileSync(this.#file, pageOf(this.#text), { mode: 0o600 }));
      return await runEditor(command, this.#file);
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  /** Saves what the editor saved last, where that is another text. @throws Cancelled if it cannot be read */
  saveLast(signal: TerminationSignal): void {
    const typed = readOr(
      () => readLastSave(this.#folder),
      () => new Cancelled(`${this.#unreadableSentence} ${TAKEN_IN}`, signal),
    );
    this.saveIfChanged(typed);
  }

  /** @returns whether the file may still be open: nothing was saved in it */
  async waitUntilClosed(waitForEnter: () => Promise<void>): Promise<boolean> {
    try {
      await waitForEnter();
    } catch (error) {
      if (!this.isUnchanged) this.#saveDraft(readLastSave(this.#folder));
      throw error;
    }
    return this.isUnchanged;
  }

  /** @throws UserError if the editor left no file that can be read */
  read(): Uint8Array {
    return readOr(
      () => readRegularFile(this.#file),
      (error) => {
        const hasFile = error.code !== 'ENOENT' && error.code !== 'EISDIR';
        if (hasFile) return new UserError(this.#unreadableSentence, TAKEN_IN);
        this.remove();
        return new UserError('The editor left no file that can be read.', 'Nothing was changed.');
      },
    );
  }

  /** @throws UserError for NUL characters */
  decodeNote(bytes: Uint8Array): string {
    const text = decodePage(bytes);
    if (!decodeAnyText(bytes).includes('\0')) return text;
    throw new UserError('The edited note holds NUL characters, so it is not plain text.', this.saveIfChanged(text));
  }

  /** Saves a changed text as a draft, and removes the file. @returns the hint for the error message */
  saveIfChanged(typed: string): string {
    const hint = typed === this.#text.trimEnd() ? 'Nothing was changed.' : this.#saveDraft(typed);
    this.remove();
    return hint;
  }

  remove(): void {
    removeEditFolder(this.#folder);
  }

  get #unreadableSentence(): string {
    return `The page cannot be read at the moment. What you wrote is still in ${escapeControls(this.#file)}.`;
  }
}

const TAKEN_IN = 'The next nearfar takes it in, if it can read it.';

function pageOf(text: string): string {
  return text === '' ? '' : `${text}\n`;
}

/** @throws what `explain` makes of an error of the file system */
function readOr<Content>(read: () => Content, explain: (error: NodeJS.ErrnoException) => Error): Content {
  try {
    return read();
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException);
  }
}
