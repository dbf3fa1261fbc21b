import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const PROGRAM = `${ROOT}bin/nearfar.js`;
export const DIST = `${ROOT}dist/`;

if (!existsSync(DIST)) throw new Error('The program is not built yet. Run npm run build first.');

/** An environment in which only `home` decides where the journal is; the code cache is one for all homes. */
export function environment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    XDG_CACHE_HOME: `${ROOT}node_modules/.cache`,
    NEARFAR_HOME: home,
    LANG: 'C.UTF-8',
    TERM: 'xterm',
  };
}
