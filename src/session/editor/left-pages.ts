import type { Day } from '../../domain/day.ts';
import { isRunning } from '../../files/is-running.ts';
import { dayPhrase } from '../../render/entry/day-phrase.ts';
import { escapeControls } from '../../render/text.ts';
import { type EditPage, editPages } from '../../terminal/editor/edit-pages.ts';
import type { World } from '../../world.ts';

/** The pages that an earlier run left, perhaps because they were open in a window. */
export async function leftPages({ folder, runtimeFolder }: World): Promise<EditPage[]> {
  return (await editPages(folder, runtimeFolder)).filter(({ pid }) => !isRunning(pid));
}

/** Names a page that an earlier run left, and the command that takes in what was saved on it. */
export function leftPageSentence({ day, path }: EditPage, today: Day): string {
  return `A page ${dayPhrase(day, today)} is still in ${escapeControls(path)}; nearfar write ${day} takes in what was saved there.`;
}

/** Says, once the session is over, which of its pages may still be open in a window. */
export async function printOpenPages(world: World): Promise<void> {
  for (const { path, pid } of await editPages(world.folder, world.runtimeFolder))
    if (pid === process.pid)
      world.stderr.write(
        `A page may still be open in a window. What you save there later is in ${escapeControls(path)}, and the next nearfar write takes it in.\n`,
      );
}
