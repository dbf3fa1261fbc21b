import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../world.ts';

/** The folders in which a rescue file may lie. */
export type Places = Pick<World, 'folder' | 'key' | 'runtimeFolder' | 'temporaryFolder'>;

const NAME = /^rescued-\d{4}-\d\d-\d\d-.+\.json$/;
/** What the name of a private folder for one rescue file begins with. */
export const TEMPORARY_PREFIX = 'nearfar-rescued-';

/** The paths of rescue files: those beside the journal, and those in folders that several journals share. */
export function rescuePaths(places: Places): { beside: string[]; shared: string[] } {
  const temporary = pathsIn(places.temporaryFolder, (name) => name.startsWith(TEMPORARY_PREFIX)).filter(isOwnFolder);
  const isRescueFile = (name: string) => NAME.test(name);
  return {
    beside: pathsIn(places.folder, isRescueFile),
    shared: [places.runtimeFolder, ...temporary].flatMap((folder) =>
      folder === null ? [] : pathsIn(folder, isRescueFile),
    ),
  };
}

/** Whether a path is a folder of this user that is closed to all others. Windows has no modes. */
export function isOwnFolder(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return false;
  return process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o077) === 0);
}

function pathsIn(folder: string, accepts: (name: string) => boolean): string[] {
  try {
    return readdirSync(folder)
      .filter(accepts)
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
