import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { seeded } from '../support/seeded.ts';
import { type Acknowledged, missing, readReport, soundness } from './acknowledged.ts';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));
const KILLS_PER_JOURNAL = 10;
const ENDLESS = '1000000';

export interface Losses {
  acknowledged: number;
  lost: number;
  damaged: number;
}

/** Kills a writer at so many moments that a seed decides, and counts what the journals have lost. */
export async function kill(times: number, seed: number): Promise<Losses> {
  const random = seeded(seed);
  const total: Losses = { acknowledged: 0, lost: 0, damaged: 0 };
  for (let done = 0; done < times; done += KILLS_PER_JOURNAL) {
    const parent = mkdtempSync(join(tmpdir(), 'nearfar-kill-'));
    const folder = join(parent, 'nearfar');
    const believed: Acknowledged[] = [];
    for (let turn = 0; turn < Math.min(KILLS_PER_JOURNAL, times - done); turn++) {
      believed.push(...(await killOnce(folder, turn * 10_000, turn === 0, random)));
      total.lost += missing(folder, believed).length;
      if (soundness(folder) !== 'ok') total.damaged += 1;
    }
    total.acknowledged += believed.length;
    rmSync(parent, { recursive: true });
  }
  return total;
}

/** @param early kill it perhaps before its first report, while the journal is being made */
async function killOnce(folder: string, first: number, early: boolean, random: () => number): Promise<Acknowledged[]> {
  const writer = spawn(process.execPath, [WRITER, folder, String(first), ENDLESS], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let report = '';
  let trouble = '';
  writer.stdout.on('data', (bytes: Buffer) => (report += bytes));
  writer.stderr.on('data', (bytes: Buffer) => (trouble += bytes));
  const closed = once(writer, 'close');
  if (early) await sleep(60 + random() * 140);
  else {
    await Promise.race([once(writer.stdout, 'data'), closed]);
    await sleep(random() * 150);
  }
  writer.kill('SIGKILL');
  await closed;
  if (trouble !== '') throw new Error(trouble);
  return readReport(report);
}

if (import.meta.main) {
  const times = Number(process.argv[2] ?? 300);
  const { acknowledged, lost, damaged } = await kill(times, 20_261_120);
  process.stdout.write(`${times} kills: ${acknowledged} acknowledged, ${lost} lost, ${damaged} journals damaged.\n`);
  process.exitCode = lost + damaged === 0 && acknowledged > 0 ? 0 : 1;
}
