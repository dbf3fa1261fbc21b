import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { interleave, type Timed } from './interleave.ts';
import type { SampleJournal } from './journals.ts';
import { environment, PROGRAM } from './program.ts';

/** A command, and the smallest script that does the same with the journal. */
export interface Comparison {
  argv: readonly string[];
  /** File name in this folder. */
  script: string;
}

/** The time of a command as a multiple of the time of its script, which is bundled as the program is. */
export async function timeBesideThin(
  { home }: SampleJournal,
  rounds: number,
  { argv, script }: Comparison,
): Promise<number> {
  const bundle = join(home, script.replace('.ts', '.js'));
  await build({
    input: fileURLToPath(new URL(script, import.meta.url)),
    platform: 'node',
    logLevel: 'silent',
    output: { file: bundle, format: 'cjs', minify: true },
  });
  const timed = (name: string, argv: readonly string[]): Timed => ({
    name,
    argv,
    env: environment(home),
    output: join(home, 'out'),
  });
  const thin = timed('thin', [bundle, join(home, 'journal.db'), addonPath()]);
  const times = interleave([thin, timed('nearfar', [PROGRAM, ...argv])], rounds);
  return times.get('nearfar')! / times.get('thin')!;
}

/** The compiled part of better-sqlite3, which a bundle cannot find by itself. */
function addonPath(): string {
  const packageFile = createRequire(import.meta.url).resolve('better-sqlite3/package.json');
  return join(dirname(packageFile), 'prebuilds', `${process.platform}-${process.arch}.node`);
}
