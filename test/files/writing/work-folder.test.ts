import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkFolder, sweepWorkFolders } from '../../../src/files/writing/work-folder.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { writer } from '../../support/world.ts';

const DEAD = spawnSync(process.execPath, ['-e', '']).pid;

/** Leaves what a process of a number was writing beside a copy. */
function leavePartial(folder: string, pid: number): string[] {
  const names = [`.copy.db.${pid}-00ff.partial`, `.copy.db.${pid}-00ff.partial-journal`];
  for (const name of names) writeFileSync(join(folder, name), 'half a copy');
  return names;
}

function leaveMerge(folder: string, pid: number): string {
  const name = `merging-${pid}-AbC123`;
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'journal.db'), 'a copy of another journal');
  return name;
}

describe('the folder of a merge', () => {
  it('is named after this process, and takes away those of processes that have ended', () => {
    const folder = freshFolder();
    leaveMerge(folder, DEAD);
    const running = leaveMerge(folder, process.ppid);
    const made = createWorkFolder(folder, 'merging');
    expect(basename(made)).toMatch(new RegExp(`^merging-${process.pid}-`));
    sweepWorkFolders(folder);
    expect(readdirSync(folder).sort()).toEqual([basename(made), running].sort());
  });
});

describe('what a killed nearfar left', () => {
  it('beside a copy is gone when the next copy is made there', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    const elsewhere = freshFolder();
    leavePartial(elsewhere, DEAD);
    expect((await me.run(['backup', join(elsewhere, 'copy.db')])).code).toBe(0);
    expect(readdirSync(elsewhere)).toEqual(['copy.db']);
  });

  it('of a restore or a merge is gone after the next write', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    const left = [...leavePartial(me.folder, DEAD), leaveMerge(me.folder, DEAD)].map((name) => join(me.folder, name));
    await me.run('write --felt 4 --no-passage');
    expect(left.filter((path) => existsSync(path))).toEqual([]);
  });
});
