import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { sqliteAddonPath } from '../../src/journal/file/sqlite-addon.ts';
import type { SampleJournal } from './journals.ts';
import { environment, PROGRAM } from './program.ts';
import { quantile, type Runner, race } from './race.ts';

const PEAK = fileURLToPath(new URL('peak.cjs', import.meta.url));
const RUNS = 5;

/** Linux alone says what one program had at the most, whoever started it. */
export const knowsPeaks = existsSync('/proc/self/status');

/** The time that a command takes, as a multiple of the smallest honest script that does as much with the journal. */
export async function besideThin(
  { home }: SampleJournal,
  rounds: number,
  { argv, thin }: { argv: readonly string[]; thin: string },
): Promise<number> {
  const script = join(home, thin.replace('.ts', '.js'));
  await build({
    input: fileURLToPath(new URL(thin, import.meta.url)),
    platform: 'node',
    logLevel: 'silent',
    output: { file: script, format: 'cjs', minify: true },
  });
  const output = join(home, 'out');
  const runner = (name: string, argv: readonly string[]): Runner => ({ name, argv, env: environment(home), output });
  const times = race(
    [runner('thin', [script, join(home, 'journal.db'), sqliteAddonPath() ?? '']), runner('ours', [PROGRAM, ...argv])],
    rounds,
  );
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
