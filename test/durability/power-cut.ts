import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seeded } from '../support/seeded.ts';
import { missing, soundness } from './acknowledged.ts';
import { type Kept, replay } from './disk.ts';
import { hasStrace, type Operation, traceNode } from './trace.ts';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Cuts {
  cuts: number;
  /** How many of the cuts lost something that was acknowledged before them. */
  losing: number;
  /** How many left a journal that could not be opened or was not sound. */
  damaged: number;
}

export interface Plan {
  cuts: number;
  seed: number;
  /** Pieces of work of one long process, and of so many processes of one piece each. */
  work: { long: number; short: number };
}

/** Records a writer, and cuts the power at so many moments that a seed decides. @param loader of the program to try */
export function cutPower({ cuts, seed, work }: Plan, loader?: string): Cuts {
  const parent = mkdtempSync(join(tmpdir(), 'nearfar-power-'));
  try {
    const recorded = join(parent, 'recorded');
    mkdirSync(recorded);
    const operations = record(recorded, work, join(parent, 'trace'), loader);
    const random = seeded(seed);
    const total: Cuts = { cuts, losing: 0, damaged: 0 };
    for (let turn = 0; turn < cuts; turn++) {
      const found = join(parent, `found-${turn}`);
      const cut = 1 + Math.floor(random() * operations.length);
      replay(operations, cut, (['none', 'half', 'all'] as const satisfies Kept[])[turn % 3]!, random, recorded, found);
      const fate = fateOf(join(found, 'nearfar'), operations.slice(0, cut));
      if (fate !== 'whole') total[fate] += 1;
      rmSync(found, { recursive: true });
    }
    return total;
  } finally {
    rmSync(parent, { recursive: true });
  }
}

function record(below: string, { long, short }: Plan['work'], log: string, loader?: string): Operation[] {
  const files = new Set<string>();
  const run = (first: number, count: number) => {
    const argv = [join(below, 'nearfar'), String(first), String(count), ...(loader ? [loader] : [])];
    return traceNode(WRITER, argv, below, files, log);
  };
  const apart = Array.from({ length: short }, (_, index) => run(index, 1));
  return [...apart.flat(), ...run(short, long)];
}

function fateOf(folder: string, past: readonly Operation[]): 'whole' | 'losing' | 'damaged' {
  const believed = past.flatMap((operation) => (operation.does === 'acknowledge' ? [operation.what] : []));
  try {
    const lost = missing(folder, believed).length;
    if (soundness(folder) !== 'ok') return 'damaged';
    return lost > 0 ? 'losing' : 'whole';
  } catch {
    return 'damaged';
  }
}

/** A copy of the program that syncs less, to prove that the cuts find what they look for. Gives the path of its loader. */
export function careless(folder: string): string {
  for (const part of ['bin', 'dist']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const chunks = readdirSync(join(folder, 'dist')).map((name) => join(folder, 'dist', name));
  const opening = chunks.find((file) => readFileSync(file, 'utf8').includes('synchronous = EXTRA'));
  const text = readFileSync(opening ?? '', 'utf8')
    .replace('synchronous = EXTRA', 'synchronous = NORMAL')
    .replace(/(`synchronous`,\{simple:!0\}\)!==)3/, '$11');
  if (!text.includes('!==1)')) throw new Error('The bundle no longer sets synchronous=EXTRA in the form known here.');
  writeFileSync(opening!, text);
  // Another build, as the loader sees it: it must not run compiled code of the real one.
  writeFileSync(join(folder, 'dist', 'build-id'), 'careless');
  return join(folder, 'bin', 'loader.js');
}

if (import.meta.main) {
  if (!hasStrace) process.stdout.write('Left out: there is no strace here to record the writes with.\n');
  else {
    const plan: Plan = { cuts: Number(process.argv[2] ?? 300), seed: 20_261_120, work: { long: 45, short: 15 } };
    const folder = mkdtempSync(join(tmpdir(), 'nearfar-careless-'));
    const real = cutPower(plan);
    const control = cutPower(plan, careless(folder));
    rmSync(folder, { recursive: true });
    const words = ({ cuts, losing, damaged }: Cuts) =>
      `${cuts} power cuts: ${losing} lost something, ${damaged} damaged.`;
    process.stdout.write(`nearfar              ${words(real)}\nsynchronous=NORMAL   ${words(control)}\n`);
    process.exitCode = real.losing + real.damaged === 0 && control.losing > 0 ? 0 : 1;
  }
}
