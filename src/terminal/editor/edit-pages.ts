import { join } from 'node:path';
import type { Day } from '../../domain/day.ts';
import { namesIn } from '../../files/names-in.ts';

/** The folder of a page that was opened in an editor and is still there. */
export interface EditPage {
  day: Day;
  path: string;
  /** The process that opened it. */
  pid: number;
}

/**
 * The pages of a journal that are still there, in its own folder or in that for running programs.
 * @param runtimeFolder `nearfar` in the folder for running programs; null for none
 */
export async function editPages(folder: string, runtimeFolder: string | null): Promise<EditPage[]> {
  const beside = pagesIn(folder);
  if (runtimeFolder === null) return beside;
  const isAny = namesIn(runtimeFolder).some((name) => pagesIn(join(runtimeFolder, name)).length > 0);
  if (!isAny) return beside;
  const { runtimeEditsFolder } = await import('./edits-folder.ts');
  return [...beside, ...pagesIn(runtimeEditsFolder(runtimeFolder, folder))];
}

function pagesIn(folder: string): EditPage[] {
  return namesIn(folder).flatMap((name) => {
    const [, day, pid] = /^editing-(\d{4}-\d\d-\d\d)-(\d+)-/.exec(name) ?? [];
    return day === undefined ? [] : [{ day, path: join(folder, name), pid: Number(pid) }];
  });
}
