import type { Editor } from './edit-text.ts';
import { editorCommand } from './editor-command.ts';
import type { Surroundings } from './opened-editor.ts';

/** The editor that the environment names, or else the usual one of the platform; null if there is none. */
export function usualEditor(
  surroundings: Surroundings,
  env: Readonly<Record<string, string | undefined>>,
): Editor | null {
  const command = editorCommand(env);
  if (!command) return null;
  const opened = async () => (await import('./opened-editor.ts')).openedEditor(command, surroundings);
  return {
    name: command.name,
    variable: command.variable,
    edit: async (text, day, saveDraft) => (await opened()).edit(text, day, saveDraft),
    editPage: async (text) => (await opened()).editPage(text),
  };
}
