import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { homeFolder } from '../../files/user-folders.ts';

/** What a program of the system answered; null if it could not be started. */
export type ToolResult = { code: number; out: string; error: string } | null;

/** The system on which nearfar runs, as far as a reminder needs it. */
export interface Machine {
  platform: NodeJS.Platform;
  home: string;
  configFolder: string;
  user: { name: string; id: number };
  /** `$XDG_RUNTIME_DIR`, in which the sockets of the user's desktop lie. */
  runtimeDirectory: string | undefined;
  /** The words that start this program: Node and its script. */
  programWords: readonly string[];
  /** Runs a program of the system with the whole environment, and waits at most ten seconds. */
  run: (words: readonly string[], input?: string) => ToolResult;
}

const TIMEOUT_MS = 10_000;

export function thisMachine(env: NodeJS.ProcessEnv): Machine {
  return {
    platform: process.platform,
    home: homeFolder(env),
    configFolder: configFolder(env),
    user: thisUser(),
    runtimeDirectory: env.XDG_RUNTIME_DIR,
    programWords: [process.execPath, process.argv[1]!],
    run([program, ...args], input = '') {
      const { error, status, stdout, stderr } = spawnSync(program!, args, {
        input,
        env,
        encoding: 'utf8',
        timeout: TIMEOUT_MS,
        windowsHide: true,
      });
      return error ? null : { code: status ?? 1, out: stdout, error: stderr };
    },
  };
}

/** A user without an account, as in a container that runs under any number, is called by the number. */
function thisUser(): Machine['user'] {
  try {
    const { username, uid } = userInfo();
    return { name: username, id: uid };
  } catch {
    const id = process.geteuid?.() ?? -1;
    return { name: String(id), id };
  }
}

/** The folder for the settings of programs: `$XDG_CONFIG_HOME` or `~/.config`, on Windows `%APPDATA%`. */
function configFolder(env: NodeJS.ProcessEnv): string {
  if (env.XDG_CONFIG_HOME && isAbsolute(env.XDG_CONFIG_HOME)) return env.XDG_CONFIG_HOME;
  if (process.platform === 'win32' && env.APPDATA) return env.APPDATA;
  return join(homeFolder(env), '.config');
}
