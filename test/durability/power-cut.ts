import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listBackups } from '../../src/journal/backups/list-backups.ts';
import { seeded } from '../support/seeded.ts';
import { checkIntegrity, findLost } from './acknowledged.ts';
import { replay, type UnsyncedChanges } from './replay.ts';
import { type Operation, traceNode } from './trace.ts';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));
const UNSYNCED: UnsyncedChanges[] = ['none', 'half', 'all'];

export interface Cuts {
  cuts: number;
  /** The number of cuts that lost something acknowledged before them. */
  losing: number;
  /** The number of cuts that left a journal that could not be opened or failed the integrity check. */
  damaged: number;
}

export interface Plan {
  cuts: number;
  seed: number;
  /** The number of jobs done by one long process, and the number of further processes that do one job each. */
  jobs: { inOneProcess: number; inOwnProcess: number };
}

/**
 * Records what a writer process does to the disk, and simulates power cuts at seeded random moments of the recording.
 * @param loader the path of the loader of the program to try; the built program's by default
 */
export async function cutPower({ cuts, seed, jobs }: Plan, loader?: string): Promise<Cuts> {
  const parent = mkdtempSync(join(tmpdir(), 'nearfar-power-'));
  try {
    const recorded = join(parent, 'recorded');
    mkdirSync(recorded);
    const operations = record(recorded, jobs, join(parent, 'trace'), loader);
    const random = seeded(seed);
    const total: Cuts = { cuts, losing: 0, damaged: 0 };
    for (let index = 0; index < cuts; index++) {
      const restored = join(parent, `restored-${index}`);
      const cut = 1 + Math.floor(random() * operations.length);
      replay(operations, cut, UNSYNCED[index % 3]!, random, recorded, restored);
      const outcome = await outcomeOf(join(restored, 'nearfar'), operations.slice(0, cut));
      if (outcome !== 'intact') total[outcome] += 1;
      rmSync(restored, { recursive: true });
    }
    return total;
  } finally {
    rmSync(parent, { recursive: true });
  }
}

function record(root: string, { inOneProcess, inOwnProcess }: Plan['jobs'], log: string, loader?: string): Operation[] {
  const knownFiles = new Set<string>();
  const run = (firstJob: number, count: number) => {
    const argv = [join(root, 'nearfar'), String(firstJob), String(count), ...(loader ? [loader] : [])];
    return traceNode(WRITER, argv, root, knownFiles, log);
  };
  const single = Array.from({ length: inOwnProcess }, (_, index) => run(index, 1));
  return [...single.flat(), ...run(inOwnProcess, inOneProcess)];
}

async function outcomeOf(folder: string, past: readonly Operation[]): Promise<'intact' | 'losing' | 'damaged'> {
  const acknowledged = past.flatMap((operation) => (operation.kind === 'acknowledge' ? [operation.acknowledged] : []));
  try {
    const lost = (await findLost(folder, acknowledged)).length;
    if (checkIntegrity(folder) !== 'ok' || !backupsAreWhole(folder)) return 'damaged';
    return lost > 0 ? 'losing' : 'intact';
  } catch {
    return 'damaged';
  }
}

/** Whether every copy that has its final name can be read. */
function backupsAreWhole(folder: string): boolean {
  return listBackups({ folder }).every(({ summary }) => summary !== null && summary.entries > 0);
}
