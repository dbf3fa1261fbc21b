import { join } from 'node:path';
import { namesIn } from '../../files/names-in.ts';
import { isPrivateFolder } from '../../files/private-folder.ts';
import type { World } from '../../world.ts';

/** The folders in which a rescue file may lie. */
export type Places = Pick<World, 'folder' | 'key' | 'runtimeFolder' | 'temporaryFolder'>;

const NAME = /^rescued-\d{4}-\d\d-\d\d-.+\.json$/;
/** What the name of a private folder for one rescue file begins with. */
export const TEMPORARY_PREFIX = 'nearfar-rescued-';

/** The paths of rescue files: those beside the journal, and those in folders that several journals share. */
export function rescuePaths(places: Places): { beside: string[]; shared: string[] } {
  const temporary = pathsIn(places.temporaryFolder, (name) => name.startsWith(TEMPORARY_PREFIX)).filter(
    isPrivateFolder,
  );
  const isRescueFile = (name: string) => NAME.test(name);
  return {
    beside: pathsIn(places.folder, isRescueFile),
    shared: [places.runtimeFolder, ...temporary].flatMap((folder) =>
      folder === null ? [] : pathsIn(folder, isRescueFile),
    ),
  };
}

function pathsIn(folder: string, accepts: (name: string) => boolean): string[] {
  return namesIn(folder)
    .filter(accepts)
    .map((name) => join(folder, name));
}
