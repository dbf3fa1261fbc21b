import { isAbsolute, join } from 'node:path';
import { UserError } from '../errors.ts';
import { resolvePath } from './resolve-path.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** `$NEARFAR_HOME`, or the folder `nearfar` in the platform's folder for application data. */
export function dataFolder(env: Environment): string {
  if (env.NEARFAR_HOME) return resolvePath(env.NEARFAR_HOME);
  return join(platformFolder(env), 'nearfar');
}

export function runtimeFolder({ XDG_RUNTIME_DIR: folder }: Environment): string | null {
  return folder && isAbsolute(folder) ? join(folder, 'nearfar') : null;
}

function platformFolder(env: Environment): string {
  // The XDG specification says that a relative path must be ignored.
  if (env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME)) return env.XDG_DATA_HOME;
  if (process.platform === 'win32')
    return env.LOCALAPPDATA ?? join(process.getBuiltinModule('node:os').homedir(), 'AppData', 'Local');
  // Reads HOME directly, which spares loading `node:os`.
  const home = homeFolder(env);
  return process.platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.local', 'share');
}

/** As in `bin/loader.js`, which is loaded without this file. */
export function cacheFolder({ XDG_CACHE_HOME, LOCALAPPDATA, HOME = '' }: Environment): string | null {
  const inHome = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
  const caches = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && `${HOME}/${inHome}`);
  return isAbsolute(caches) ? join(caches, 'nearfar') : null;
}

/**
 * `$HOME`, or the home folder of the user's account.
 * @throws UserError where neither is there, as in a container that runs under any number
 */
export function homeFolder({ HOME }: Environment): string {
  if (HOME) return HOME;
  try {
    // `homedir` reads the account only if HOME is not set at all; an empty one gives ''.
    delete process.env.HOME;
    return process.getBuiltinModule('node:os').homedir();
  } catch {
    throw new UserError(
      'There is no home folder: HOME is not set, and this user has no account.',
      'Set HOME, or name a folder for the journal with --home.',
    );
  }
}
