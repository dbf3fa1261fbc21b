import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds that a program has to put its own things away. */
const PATIENCE = 2000;
const STEP = 20;

/** Ends a program and all that it has started, such as the editor behind a script; by force where it does not heed the signal. */
export async function terminateProcessTree(pid: number, signal: NodeJS.Signals): Promise<void> {
  const family = familyOf(pid);
  for (const one of family) tell(one, signal);
  for (let waited = 0; waited < PATIENCE && family.some((one) => tell(one, 0)); waited += STEP) await wait(STEP);
  for (const one of family) tell(one, 'SIGKILL');
}

/** A process, then its children, then theirs; alone where nobody can be asked for them. */
function familyOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=', '-o', 'ppid='], { encoding: 'utf8' });
  const pairs = (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const family = [pid];
  for (const one of family) family.push(...pairs.filter(([, parent]) => parent === one).map(([child]) => child!));
  return family;
}

/** Whether a process was there to be told. */
function tell(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
