import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

export const PROGRAM = fileURLToPath(new URL('bin/nearfar.js', root));
export const DIST = fileURLToPath(new URL('dist/', root));

if (!existsSync(DIST)) throw new Error('The program is not built yet. Run npm run build first.');

/** An environment in which nothing but `home` decides where the program reads and writes. */
export function environment(home: string): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  return { PATH, HOME: home, XDG_CACHE_HOME: `${home}/cache`, NEARFAR_HOME: home, LANG: 'C.UTF-8', TERM: 'xterm' };
}
