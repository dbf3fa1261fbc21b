import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { withJournal } from '../../src/journal/open.ts';
import { seeded } from '../support/seeded.ts';
import { type Acknowledged, checkIntegrity, findLost, leftFiles, readReport } from './acknowledged.ts';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));
const KILLS_PER_JOURNAL = 10;
/** More jobs than a writer can finish before it is killed. */
const UNLIMITED_JOBS = '1000000';

export interface Losses {
  acknowledged: number;
  lost: number;
  damaged: number;
  /** Temporary files that are still there after the next write. */
  left: number;
}

/** Kills a writer process at `times` seeded random moments, and counts the acknowledgements the journals have lost. */
export async function kill(times: number, seed: number): Promise<Losses> {
  const random = seeded(seed);
  const total: Losses = { acknowledged: 0, lost: 0, damaged: 0, left: 0 };
  for (let done = 0; done < times; done += KILLS_PER_JOURNAL) {
    const parent = mkdtempSync(join(tmpdir(), 'nearfar-kill-'));
    const folder = join(parent, 'nearfar');
    const acknowledged: Acknowledged[] = [];
    for (let round = 0; round < Math.min(KILLS_PER_JOURNAL, times - done); round++) {
      acknowledged.push(...(await killOnce(folder, round * 10_000, round === 0, random)));
      total.lost += (await findLost(folder, acknowledged)).length;
      if (checkIntegrity(folder) !== 'ok') total.damaged += 1;
    }
    await withJournal({ folder }, 'write', ({ drafts }) =>
      drafts.save('2000-01-01', { answers: {}, asked: [] }, new Date()),
    );
    total.left += leftFiles(parent).length;
    total.acknowledged += acknowledged.length;
    rmSync(parent, { recursive: true });
  }
  return total;
}

/**
 * Starts a writer process and kills it.
 * @param firstJob the number of its first job
 * @param early whether to kill it 60 to 200 ms after its start, perhaps while the journal is being created, instead of up
 *   to 150 ms after its first report
 */
async function killOnce(
  folder: string,
  firstJob: number,
  early: boolean,
  random: () => number,
): Promise<Acknowledged[]> {
  const writer = spawn(process.execPath, [WRITER, folder, String(firstJob), UNLIMITED_JOBS], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let report = '';
  let errors = '';
  writer.stdout.on('data', (bytes: Buffer) => (report += bytes));
  writer.stderr.on('data', (bytes: Buffer) => (errors += bytes));
  const closed = once(writer, 'close');
  if (early) await sleep(60 + random() * 140);
  else {
    await Promise.race([once(writer.stdout, 'data'), closed]);
    await sleep(random() * 150);
  }
  writer.kill('SIGKILL');
  await closed;
  if (errors !== '') throw new Error(errors);
  return readReport(report);
}
