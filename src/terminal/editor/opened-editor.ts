import type { Input } from '../input.ts';
import type { Output } from '../output.ts';
import type { Editor } from './edit-text.ts';
import type { EditorCommand } from './editor-command.ts';
import { prepareEditsFolder } from './edits-folder.ts';
import { waitForEnter } from './open-in-window.ts';

/** Where an editor keeps its files, and what it asks and says in. */
export interface Surroundings {
  runtimeFolder: string | null;
  folder: string;
  stdin: Input;
  stderr: Output;
}

/** An editor that is started with its files beside the journal in `folder`, or in the runtime folder. */
export function openedEditor(
  editor: EditorCommand,
  { runtimeFolder, folder, stdin, stderr }: Surroundings,
): Pick<Editor, 'edit' | 'editPage'> {
  const isTerminal = stdin.isTerminal && stderr.isTerminal;
  const surroundings = {
    folder: prepareEditsFolder(runtimeFolder, folder),
    waitForEnter: isTerminal ? (explanation: string) => waitForEnter(explanation, process.stdin, stderr) : null,
  };
  return {
    async edit(text, day, saveDraft) {
      const { editText } = await import('./edit-text.ts');
      return editText(text, day, { editor, saveDraft, ...surroundings });
    },
    async editPage(text) {
      const { editPage } = await import('./edit-page.ts');
      return editPage(text, editor, surroundings.folder, surroundings.waitForEnter);
    },
  };
}
