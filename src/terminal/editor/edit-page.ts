import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cancelled, UserError } from '../../errors.ts';
import { createFolder } from '../../files/private-folder.ts';
import { readRegularFile } from '../../files/read-regular-file.ts';
import { orExplain } from '../../journal/file/explain-journal-error.ts';
import type { EditorCommand } from './editor-command.ts';
import { mayBeOpenInWindow, openInWindowText } from './open-in-window.ts';
import { NOT_FOUND, runEditor } from './run-editor.ts';

/**
 * Opens a page that is no note in the editor, in a file of its own that only its owner can read and that is removed
 * whatever happens.
 * @param folder a private folder, which is created if it is missing
 * @param waitForEnter waits until a page in a window is closed; null if there is no terminal
 * @returns the page as it was saved
 * @throws UserError if the editor cannot be started or fails; Cancelled on a signal
 */
export async function editPage(
  text: string,
  editor: EditorCommand,
  folder: string,
  waitForEnter: ((text: string) => Promise<void>) | null,
): Promise<string> {
  const pageFolder = await orExplain(folder, () => {
    createFolder(folder);
    return mkdtempSync(join(folder, 'settings-'));
  });
  const file = join(pageFolder, 'settings.txt');
  try {
    await orExplain(file, () => writeFileSync(file, text, { mode: 0o600 }));
    const start = performance.now();
    const code = await runEditor(editor.command, file);
    if (typeof code === 'string') throw new Cancelled('Nothing was changed.', code);
    if (code !== 0)
      throw new UserError(
        code === NOT_FOUND
          ? `There is no editor "${editor.command}".`
          : `The editor "${editor.command}" ended with code ${code}.`,
        'Nothing was changed.',
      );
    const isUnchanged = readRegularFile(file).toString() === text;
    if (waitForEnter && mayBeOpenInWindow(editor, performance.now() - start, isUnchanged))
      await waitForEnter(openInWindowText(editor));
    return readRegularFile(file).toString();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new UserError('The editor left no file that can be read.', 'Nothing was changed.');
  } finally {
    rmSync(pageFolder, { recursive: true, force: true });
  }
}
