import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemsAfter } from './aftermath.ts';
import { runUntilTyped } from './meanwhile.ts';
import { newPlace, type Place, removePlace } from './place.ts';
import { preparedPlace, type Scenario } from './scenarios.ts';
import { addTry, emptyTally, type Tally } from './tally.ts';

/** How a disk of its own, on which the journal lies, fails. */
export type DiskFault = 'full' | 'read-only';

/** Large enough for the journal and its rollback journal, so that nothing but the fault is in the way. */
const DISK_SIZE = '4m';

const mount = (...args: string[]) => spawnSync('mount', args, { encoding: 'utf8' });

/** Whether file systems can be mounted here, which takes the rights of root. */
export const canMount = checkMount();

function checkMount(): boolean {
  const place = newPlace();
  try {
    const isMounted = mount('-t', 'tmpfs', '-o', 'size=64k', 'nearfar-fault', place.runtime).status === 0;
    if (isMounted) unmount(place.runtime);
    return isMounted;
  } finally {
    removePlace(place);
  }
}

function unmount(folder: string): void {
  spawnSync('umount', ['-l', folder]);
}

/**
 * Runs a scenario on a disk that becomes full when the words stand in the editor or on the screen, or is full or read-only
 * from the start. No disk becomes read-only under an open journal by the hand of a user. The runtime folder lies elsewhere.
 */
export async function tryDisk(scenario: Scenario, fault: DiskFault): Promise<Tally> {
  const tally = emptyTally();
  const prepared = await preparedPlace(scenario);
  const place = newPlace(prepared);
  try {
    putOnDisk(place, prepared);
    const filler = join(place.folder, 'filler');
    if (fault === 'read-only') remount(place, 'ro');
    const run = await runUntilTyped(scenario, place, () => {
      if (fault === 'full') fill(filler);
    });
    if (fault === 'read-only') remount(place, 'rw');
    rmSync(filler, { force: true });
    addTry(tally, `${scenario.name}, disk ${fault}`, await problemsAfter(place, scenario, run));
    return tally;
  } finally {
    unmount(place.folder);
    removePlace(place);
  }
}

function remount({ folder }: Place, mode: 'ro' | 'rw'): void {
  const { status, stderr } = mount('-o', `remount,${mode}`, folder);
  if (status !== 0) throw new Error(`The disk could not be mounted again: ${stderr}`);
}

function putOnDisk({ folder }: Place, prepared: Place): void {
  mkdirSync(folder, { recursive: true });
  const { status, stderr } = mount('-t', 'tmpfs', '-o', `size=${DISK_SIZE},mode=700`, 'nearfar-fault', folder);
  if (status !== 0) throw new Error(`No disk could be mounted: ${stderr}`);
  for (const name of existsSync(prepared.folder) ? readdirSync(prepared.folder) : [])
    cpSync(join(prepared.folder, name), join(folder, name), { recursive: true });
}

/** Writes until the disk is full. */
function fill(file: string): void {
  for (const size of [65_536, 4096]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {}
  }
}
