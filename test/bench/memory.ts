import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quantile } from './interleave.ts';
import type { SampleJournal } from './journals.ts';
import { environment, PROGRAM } from './program.ts';

const PRELOADED = fileURLToPath(new URL('peak-memory.cjs', import.meta.url));
const RUNS = 5;

/** Only Linux tells the peak memory of one process. */
export const canMeasureMemory = existsSync('/proc/self/status');

/** The peak memory of an export to a new file of Markdown, as a multiple of bare Node's. */
export function exportMemory({ home }: SampleJournal): number {
  const file = join(home, 'out.md');
  const removeLast = () => rmSync(file, { force: true });
  return peak([PROGRAM, 'export', '-o', file], home, removeLast) / peak(['-e', '0'], home);
}

function peak(argv: readonly string[], home: string, before = () => {}): number {
  const peaks = Array.from({ length: RUNS }, () => {
    before();
    const options = { env: environment(home), encoding: 'utf8' as const };
    const { stderr } = spawnSync(process.execPath, ['--require', PRELOADED, ...argv], options);
    return Number(/peak (\d+)$/.exec(stderr)![1]);
  });
  return quantile(peaks, 0.5);
}
