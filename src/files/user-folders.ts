import { isAbsolute, join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** `$NEARFAR_HOME`, or the folder `nearfar` in the platform's folder for application data. */
export function dataFolder(env: Environment): string {
  if (env.NEARFAR_HOME) return resolve(env.NEARFAR_HOME);
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
  const home = env.HOME || homeFromAccount();
  return process.platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.local', 'share');
}

/** As in `bin/loader.js`, which is loaded without this file. */
export function cacheFolder(env: Environment): string | null {
  const inHome = join(env.HOME ?? '', process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  const caches = env.XDG_CACHE_HOME || env.LOCALAPPDATA || inHome;
  return isAbsolute(caches) ? join(caches, 'nearfar') : null;
}

/** The home folder of the user's account. `homedir` uses it only if HOME is not set at all; an empty HOME gives ''. */
function homeFromAccount(): string {
  delete process.env.HOME;
  return process.getBuiltinModule('node:os').homedir();
}
