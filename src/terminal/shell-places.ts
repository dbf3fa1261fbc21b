import { isAbsolute, join } from 'node:path';
import { homeFolder } from '../files/user-folders.ts';

/** The user's shell, and where shells keep what is theirs. */
export interface ShellPlaces {
  /** The path of the shell, from SHELL; undefined where the environment names none. */
  program: string | undefined;
  home: string;
  /** `$XDG_CONFIG_HOME`, or `.config` in the home folder. */
  configFolder: string;
  /** `$ZDOTDIR`, or the home folder. */
  zshFolder: string;
}

export function shellPlaces(env: Readonly<Record<string, string | undefined>>): ShellPlaces {
  const { SHELL, XDG_CONFIG_HOME, ZDOTDIR } = env;
  const home = homeFolder(env);
  const configFolder = XDG_CONFIG_HOME && isAbsolute(XDG_CONFIG_HOME) ? XDG_CONFIG_HOME : join(home, '.config');
  return { program: SHELL || undefined, home, configFolder, zshFolder: ZDOTDIR || home };
}
