import { readFileSync, statSync } from 'node:fs';

/**
 * Which program holds a lock on a file, in words: "another nearfar (process 812)". Reads the table of locks that Linux
 * keeps (proc_locks(5)); elsewhere, and where the process cannot be seen, it is "another program".
 */
export function lockHolder(file: string): string {
  try {
    const { ino } = statSync(file);
    const held = readFileSync('/proc/locks', 'utf8')
      .split('\n')
      // 1: POSIX  ADVISORY  WRITE 812 fe:01:131075 1073741824 1073742335
      .map((line) => /^\d+: \S+\s+\S+\s+\S+ (\d+) \S+:(\d+) /.exec(line))
      .find((lock) => lock?.[2] === String(ino) && Number(lock[1]) !== process.pid);
    return held ? processName(Number(held[1])) : 'another program';
  } catch {
    return 'another program';
  }
}

function processName(pid: number): string {
  const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  return /(?:^|[/\0])nearfar(?:\.js)?(?:\0|$)/.test(words) || name === 'nearfar'
    ? `another nearfar (process ${pid})`
    : `"${name}" (process ${pid})`;
}
