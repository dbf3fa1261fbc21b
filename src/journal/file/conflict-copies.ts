import { join } from 'node:path';
import { namesIn } from '../../files/names-in.ts';

/** The copies that programs which sync a folder, or the writer, put beside the journal under names like its own. */
export function conflictCopies(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => /^journal[^/]+\.db$/i.test(name))
    .map((name) => join(folder, name));
}
