import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '../is-running.ts';
import { namesIn } from '../names-in.ts';
import { isOurs } from '../private-folder.ts';

/**
 * Removes what processes that have ended left in a folder: only files, or only folders, of this user. What cannot be removed is
 * tried again the next time.
 * @param names their names; the first group is the number of the process
 * @param isEnded whether a process has ended
 */
export function sweepLeft(
  folder: string,
  names: RegExp,
  kind: 'files' | 'folders',
  isEnded: (pid: number) => boolean = (pid) => !isRunning(pid),
): void {
  for (const name of namesIn(folder)) {
    const [, pid] = names.exec(name) ?? [];
    if (pid === undefined || !isEnded(Number(pid))) continue;
    const path = join(folder, name);
    try {
      const stats = lstatSync(path);
      if (isOurs(stats) && (kind === 'files' ? stats.isFile() : stats.isDirectory())) rmSync(path, { recursive: true });
    } catch {}
  }
}
