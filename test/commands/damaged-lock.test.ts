import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { lockedWriter, PASSPHRASE } from '../support/locked-writer.ts';

const FD = '--passphrase-fd 3';
const given = () => ({ passphrases: [PASSPHRASE] });

function flipBit(file: string, offset: number): void {
  const bytes = readFileSync(file);
  bytes[offset]! ^= 4;
  writeFileSync(file, bytes);
}

describe.each<[string, (file: string) => void]>([
  ['has a flipped bit in its salt', (file) => flipBit(file, 3)],
  ['has a flipped bit in its first page', (file) => flipBit(file, 2000)],
  ['is cut to 9000 bytes', (file) => truncateSync(file, 9000)],
  ['is cut to one page', (file) => truncateSync(file, 4096)],
  ['is cut to half a page', (file) => truncateSync(file, 2000)],
  ['is cut to 100 bytes', (file) => truncateSync(file, 100)],
])('a locked journal that %s', (_, damage) => {
  it('is called damaged, and not the passphrase wrong', async () => {
    const { file, run } = await lockedWriter();
    damage(file);
    const { code, stderr } = await run(`show ${FD}`, given());
    expect(code).toBe(1);
    expect(stderr).toMatch(/the journal is damaged|is not a journal that can be read/);
    expect(stderr).toContain('nearfar restore');
    expect(stderr).toContain('nearfar doctor --salvage');
    expect(stderr).not.toMatch(/not the passphrase|bug/);
    expect((await run(`show ${FD}`, { passphrases: ['wrong'] })).stderr).toContain('This is not the passphrase.');
  });

  it('is reported by doctor, and restored from its copy', async () => {
    const { file, run } = await lockedWriter();
    damage(file);
    const examined = await run(`doctor ${FD}`, given());
    expect(examined).toMatchObject({ code: 1, stderr: '' });
    expect(examined.out).toContain('nearfar doctor --salvage');
    expect(examined.out).not.toContain('Out of memory');
    const restored = await run(`restore 2026-11-20 --yes ${FD}`, given());
    expect(restored).toMatchObject({ code: 0 });
    expect((await run(`show ${FD}`, given())).out).toContain('marmalade');
  });

  it('is salvaged, with what it lacks from its copy', async () => {
    const { file, run } = await lockedWriter();
    damage(file);
    const target = join(freshFolder(), 'salvaged.db');
    const salvaged = await run(['doctor', '--salvage', file, '-o', target, ...FD.split(' ')], given());
    expect(salvaged).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(file, readFileSync(target));
    expect((await run(`show ${FD}`, given())).out).toContain('marmalade');
  });
});

describe('a locked journal without a copy', () => {
  async function withoutCopies() {
    const ours = await lockedWriter();
    rmSync(join(ours.folder, 'backups'), { recursive: true });
    return ours;
  }

  it('is called damaged where its other pages show that the passphrase is right, and can be salvaged', async () => {
    const { file, run } = await withoutCopies();
    flipBit(file, 2000);
    const { code, stderr } = await run(`show ${FD}`, given());
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining(`${file} is not a journal that can be read.\nThere is no copy beside it.`),
    });
    expect((await run(`show ${FD}`, { passphrases: ['wrong'] })).stderr).toContain('This is not the passphrase.');
    const target = join(freshFolder(), 'salvaged.db');
    await run(['doctor', '--salvage', file, '-o', target, ...FD.split(' ')], given());
    writeFileSync(file, readFileSync(target));
    expect((await run(`show ${FD}`, given())).out).toContain('marmalade');
  });

  it('is said to be damaged, or its passphrase to be another, where nothing can tell', async () => {
    const { file, run } = await withoutCopies();
    flipBit(file, 3);
    const { code, stderr } = await run(`show ${FD}`, given());
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `nearfar: This is not the passphrase.\nNothing was changed. Try again. If you are sure of it, the beginning of ${file} is damaged, and only another copy of it helps: nearfar restore FILE puts one in its place.\n`,
    });
  });
});

it('reads what is whole in a locked journal with a damaged page, where its copies cannot be read', async () => {
  const { file, folder, run } = await lockedWriter();
  flipBit(file, 2000);
  // The copy keeps its first page, which shows that the passphrase is right.
  for (const name of readdirSync(join(folder, 'backups'))) truncateSync(join(folder, 'backups', name), 4096);
  const target = join(freshFolder(), 'salvaged.db');
  await run(['doctor', '--salvage', file, '-o', target, ...FD.split(' ')], given());
  writeFileSync(file, readFileSync(target));
  expect((await run(`show ${FD}`, given())).out).toContain('marmalade');
});
