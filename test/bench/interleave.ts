import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** One command line of Node, timed as a whole process. */
export interface Timed {
  name: string;
  argv: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Standard input; empty by default. */
  input?: string;
  /** Exit codes that count as success; 0 by default. */
  codes?: readonly number[];
  /** Text that standard output must contain. */
  prints?: string;
  /** File for standard output, which is a pipe by default. */
  output?: string;
  /** Runs before each start and is not timed. */
  before?: () => void;
}

const WARM_UP_ROUNDS = 2;

/**
 * The median wall time of each process in milliseconds. All run once in every round, each round beginning with another
 * one, so that a machine that becomes slower or faster does so for all.
 * @throws Error when a process ends with another exit code or does not print what it should
 */
export function interleave(processes: readonly Timed[], rounds: number): Map<string, number> {
  const times = new Map(processes.map(({ name }) => [name, [] as number[]]));
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    for (let index = 0; index < processes.length; index++) {
      const timed = processes[(index + round + WARM_UP_ROUNDS) % processes.length]!;
      const elapsed = run(timed);
      if (round >= 0) times.get(timed.name)!.push(elapsed);
    }
  }
  return new Map([...times].map(([name, all]) => [name, quantile(all, 0.5)]));
}

function run({ name, argv, env, input = '', codes = [0], prints = '', output, before }: Timed): number {
  before?.();
  const stdout = output === undefined ? 'pipe' : openSync(output, 'w');
  const start = process.hrtime.bigint();
  const ended = spawnSync(process.execPath, argv, { env, input, maxBuffer: 1 << 28, stdio: ['pipe', stdout, 'pipe'] });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  if (typeof stdout === 'number') closeSync(stdout);
  if (!codes.includes(ended.status ?? -1)) throw new Error(`${name} ended with ${ended.status}: ${ended.stderr}`);
  if (!(ended.stdout ?? '').includes(prints)) throw new Error(`${name} did not print "${prints}": ${ended.stdout}`);
  return elapsed;
}

/** The value below which a share (0 to 1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
