import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** How long processes have to end by themselves, and how often that is checked, in milliseconds. */
const GRACE_PERIOD_MS = 2000;
const POLL_INTERVAL_MS = 20;

/**
 * Sends a signal to a process and all its descendants, such as an editor that a script has started. Those that are
 * still running after two seconds are killed.
 */
export async function terminateProcessTree(pid: number, signal: NodeJS.Signals): Promise<void> {
  const tree = processTree(pid);
  for (const member of tree) send(member, signal);
  for (let waited = 0; waited < GRACE_PERIOD_MS && tree.some((member) => send(member, 0)); waited += POLL_INTERVAL_MS)
    await wait(POLL_INTERVAL_MS);
  for (const member of tree) send(member, 'SIGKILL');
}

/** A process and its descendants, parents first. Only the process itself if there is no `ps`. */
function processTree(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=', '-o', 'ppid='], { encoding: 'utf8' });
  const pairs = (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const tree = [pid];
  for (const member of tree) tree.push(...pairs.filter(([, parent]) => parent === member).map(([child]) => child!));
  return tree;
}

/** Sends a signal; 0 only checks. @returns whether the process exists */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
