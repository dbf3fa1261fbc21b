import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { addonPath } from '../../src/journal/addon.ts';
import type { SampleJournal } from './journals.ts';
import { environment, PROGRAM } from './program.ts';
import { quantile, type Runner, race } from './race.ts';

const THIN = fileURLToPath(new URL('thin-export.ts', import.meta.url));
const PEAK = fileURLToPath(new URL('peak.cjs', import.meta.url));
const RUNS = 5;

/** Linux alone says what one program had at the most, whoever started it. */
export const knowsPeaks = existsSync('/proc/self/status');

/** The time that the export of a journal to Markdown takes, as a multiple of the thin script's. */
export async function exportTime({ home }: SampleJournal, rounds: number): Promise<number> {
  const script = join(home, 'thin-export.js');
  await build({
    input: THIN,
    platform: 'node',
    logLevel: 'silent',
    output: { file: script, format: 'cjs', minify: true },
  });
  const output = join(home, 'out.md');
  const thin: Runner = {
    name: 'thin',
    argv: [script, join(home, 'journal.db'), addonPath() ?? ''],
    env: environment(home),
    output,
  };
  const ours: Runner = { name: 'ours', argv: [PROGRAM, 'export'], env: environment(home), output };
  const times = race([thin, ours], rounds);
  return times.get('ours')! / times.get('thin')!;
}

/** The most memory that the export of a journal takes, as a multiple of an empty Node's. */
export function exportMemory({ home }: SampleJournal): number {
  return peak([PROGRAM, 'export', '-o', join(home, 'out.md')], home) / peak(['-e', '0'], home);
}

function peak(argv: readonly string[], home: string): number {
  const peaks = Array.from({ length: RUNS }, () => {
    const { stderr } = spawnSync(process.execPath, ['--require', PEAK, ...argv], {
      env: environment(home),
      encoding: 'utf8',
    });
    return Number(/peak (\d+)$/.exec(stderr)![1]);
  });
  return quantile(peaks, 0.5);
}
