import { basename, dirname, join } from 'node:path';
import type SQLite from 'better-sqlite3';
import { UserError } from '../../errors.ts';

const PACKAGE = 'better-sqlite3-multiple-ciphers';
let loaded: typeof SQLite | undefined;

/**
 * better-sqlite3 with SQLite3 Multiple Ciphers in place of SQLite. Not part of the bundle, and loaded for a locked journal
 * only: an optional package, found as Node finds any.
 * @throws UserError with the command that installs it if it is missing
 */
export function loadCiphers(from = import.meta.dirname): typeof SQLite {
  if (loaded && from === import.meta.dirname) return loaded;
  const { createRequire } = process.getBuiltinModule('node:module');
  try {
    const ciphers: typeof SQLite = createRequire(join(from, 'load-ciphers.js'))(PACKAGE);
    loaded = ciphers;
    return ciphers;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'MODULE_NOT_FOUND' && code !== 'ERR_DLOPEN_FAILED') throw error;
    throw new UserError(
      'A locked journal needs one more package, which is not installed here.',
      `This adds it: ${installCommand(from)}`,
    );
  }
}

/** The command that puts the package where the program in `folder` finds it. */
function installCommand(folder: string): string {
  const wanted = `${PACKAGE}@13`;
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (basename(at) !== 'node_modules') continue;
    // npm's folder of global packages: lib/node_modules, on Windows npm/node_modules.
    const isGlobal = ['lib', 'npm'].includes(basename(dirname(at)));
    return isGlobal ? `npm install -g ${wanted}` : `npm install --prefix "${dirname(at)}" ${wanted}`;
  }
  return `npm install --no-save ${wanted}, in the folder of nearfar`;
}
