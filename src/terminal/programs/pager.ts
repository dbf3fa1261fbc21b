import { spawnSync } from 'node:child_process';

/** The shell command of the pager: `$PAGER`, or `less`. */
export function pagerCommand(env: Readonly<Record<string, string | undefined>>): string {
  return env.PAGER?.trim() || 'less';
}

/**
 * Shows a text in a pager. `less` keeps no list of what was searched for, and shows colours.
 * @returns whether the pager ran; false where there is none, and the caller prints the text itself
 */
export function showInPager(text: string, command: string, env: NodeJS.ProcessEnv): boolean {
  const { status, signal } = spawnSync('sh', ['-c', command], {
    input: text,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { LESS: '-R', ...env, LESSHISTFILE: '-' },
  });
  // 126 and 127 are the codes of a shell that cannot run the command.
  return signal !== null || (status !== null && status < 126);
}
