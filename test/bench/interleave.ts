import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** One command line of Node, timed as a whole process. */
export interface Runner {
  name: string;
  argv: readonly string[];
  env: NodeJS.ProcessEnv;
  input?: string;
  /** Exit codes that count as a run. */
  codes?: readonly number[];
  /** Words that have to stand in what is printed. */
  prints?: string;
  /** The file that what it prints goes to, where that is much. */
  output?: string;
  /** Runs before each start and is not timed. */
  before?: () => void;
}

const WARM_UP = 2;

/**
 * The median milliseconds of each runner. They take turns within every round, in an order that turns too, so that a
 * machine that slows down or speeds up does so for all of them.
 */
export function race(runners: readonly Runner[], rounds: number): Map<string, number> {
  const times = new Map(runners.map(({ name }) => [name, [] as number[]]));
  for (let round = -WARM_UP; round < rounds; round++) {
    for (let turn = 0; turn < runners.length; turn++) {
      const runner = runners[(turn + round + WARM_UP) % runners.length]!;
      const took = run(runner);
      if (round >= 0) times.get(runner.name)!.push(took);
    }
  }
  return new Map([...times].map(([name, all]) => [name, quantile(all, 0.5)]));
}

function run({ name, argv, env, input = '', codes = [0], prints = '', output, before }: Runner): number {
  before?.();
  const into = output === undefined ? 'pipe' : openSync(output, 'w');
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { env, input, stdio: ['pipe', into, 'pipe'] });
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (typeof into === 'number') closeSync(into);
  if (!codes.includes(status ?? -1)) throw new Error(`${name} ended with ${status}: ${stderr}`);
  if (!(stdout ?? '').includes(prints)) throw new Error(`${name} printed no "${prints}": ${stdout}`);
  return took;
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
