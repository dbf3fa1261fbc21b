import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../../support/fresh-folder.ts';
import { isRoot, onPosix } from '../../support/platform.ts';
import { folderContents } from '../../support/program.ts';
import { writer } from '../../support/world.ts';

const SOMEBODY = 12_345;

/** A written journal in a folder inside another folder. */
async function written() {
  const parent = join(freshFolder(), 'parent');
  const folder = join(parent, 'nearfar');
  const me = writer({ folder });
  await me.run('write --felt 3 --no-passage');
  return { me, parent, folder, file: join(folder, 'journal.db') };
}

describe.skipIf(!isRoot)('a place of somebody else (needs permission to give files away)', () => {
  it.each(['folder', 'file', 'parent'] as const)('is refused in words, and left as it is: the %s', async (which) => {
    const place = await written();
    const before = folderContents(place.parent);
    chownSync(place[which], SOMEBODY, SOMEBODY);
    for (const words of ['show', 'list', 'status', 'history today', 'restore', 'write --felt 4', 'export']) {
      expect(await place.me.run(words)).toMatchObject({
        code: 1,
        out: '',
        stderr: `nearfar: ${place[which]} belongs to another user of this machine (number ${SOMEBODY}).\nChoose a folder of your own with --home, or run nearfar as that user. Nothing was changed.\n`,
      });
    }
    expect(folderContents(place.parent)).toEqual(before);
  });

  it('is refused where the journal does not exist yet', async () => {
    const parent = freshFolder();
    chownSync(parent, SOMEBODY, SOMEBODY);
    const { code, stderr } = await writer({ folder: join(parent, 'a', 'b') }).run('write --felt 3');
    expect(code).toBe(1);
    expect(stderr).toContain(`${parent} belongs to another user`);
    expect(folderContents(parent)).toEqual({});
  });

  it('is refused by commands that read where it has no journal', async () => {
    const folder = freshFolder();
    chownSync(folder, SOMEBODY, SOMEBODY);
    for (const words of ['show', 'list', 'status', 'history today', 'restore'])
      expect(await writer({ folder }).run(words)).toMatchObject({
        code: 1,
        out: '',
        stderr: expect.stringContaining(`${folder} belongs to another user`),
      });
  });
});

describe.skipIf(!onPosix)('a folder that others may write to', () => {
  it.each([0o777, 0o757])('is refused as the place of a journal with mode %o', async (mode) => {
    const { me, parent } = await written();
    chmodSync(parent, mode);
    const { code, out, stderr } = await me.run('show');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(stderr).toBe(
      `nearfar: Other users of this machine may write to ${parent}, and could put another journal in the place of yours.\nClose it with: chmod go-w ${parent}. Or choose another folder with --home.\n`,
    );
  });

  it('is refused behind a link', async () => {
    const { parent, folder } = await written();
    chmodSync(parent, 0o777);
    const link = join(freshFolder(), 'link');
    symlinkSync(folder, link);
    expect((await writer({ folder: link }).run('show')).stderr).toContain(`may write to ${parent},`);
  });

  it('is taken if it has the sticky bit, or is open only to a group of the user alone', async () => {
    const { me, parent } = await written();
    chmodSync(parent, 0o1777);
    expect((await me.run('show')).code).toBe(0);
    const { uid, gid } = lstatSync(parent);
    chmodSync(parent, 0o775);
    expect((await me.run('show')).code).toBe(uid === gid ? 0 : 1);
  });

  it('is closed to them if it is that of the journal', async () => {
    const folder = join(freshFolder(), 'nearfar');
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    expect((await writer({ folder }).run('write --felt 3 --no-passage')).code).toBe(0);
    expect(lstatSync(folder).mode & 0o777).toBe(0o700);
  });
  it.each([
    ['0777 with a file of another program', 0o777, 'notes.txt'],
    ['1777', 0o1777, null],
  ])('is refused with mode %s, and keeps it', async (_, mode, other) => {
    const folder = freshFolder();
    if (other) writeFileSync(join(folder, other), '');
    chmodSync(folder, mode);
    for (const words of ['list', 'restore', 'write --felt 3 --no-passage']) {
      const { code, stderr } = await writer({ folder }).run(words);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: `nearfar: Other users of this machine may write to ${folder}, and it holds more than a journal or is shared on purpose.\nChoose a folder for the journal alone with --home, such as one inside it. Nothing was changed.\n`,
      });
    }
    expect(readdirSync(folder)).toEqual(other ? [other] : []);
    expect(lstatSync(folder).mode & 0o7777).toBe(mode);
  });

  it('keeps its mode if others may only read it and it holds more than a journal', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'notes.txt'), '');
    chmodSync(folder, 0o755);
    const me = writer({ folder });
    for (const felt of [3, 4]) expect((await me.run(`write --felt ${felt} --no-passage`)).code).toBe(0);
    await me.run('doctor --fix');
    expect(lstatSync(folder).mode & 0o777).toBe(0o755);
  });
});
