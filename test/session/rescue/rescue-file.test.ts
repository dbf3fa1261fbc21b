import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rescueFiles, writeRescueFile } from '../../../src/session/rescue/rescue-file.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { expectMode, onPosix } from '../../support/platform.ts';

const RESCUED = {
  day: '2026-11-20',
  draft: {
    answers: { felt: 3 as const, note: 'by the canal' },
    asked: ['felt' as const],
    cleared: ['want' as const],
    adds: true,
  },
};
const KEY = { key: new Uint8Array(32).fill(1), salt: new Uint8Array(16).fill(2) };

function places(more = {}) {
  const root = freshFolder();
  return { folder: join(root, 'nearfar'), key: null, runtimeFolder: null, temporaryFolder: join(root, 'tmp'), ...more };
}

describe('a rescue file', () => {
  it('gives back the draft that was written into it', () => {
    const here = places();
    const { path } = writeRescueFile(here, RESCUED)!;
    expect(rescueFiles(here)).toMatchObject([{ path, rescued: RESCUED }]);
  });

  it('among temporary files is removed with the folder that was made for it', () => {
    const here = places();
    for (const path of [here.folder, join(here.temporaryFolder, 'mine')]) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, 'no folder');
    }
    expect(writeRescueFile(here, RESCUED)!.path).toContain(here.temporaryFolder);
    for (const { remove } of rescueFiles(here)) remove();
    expect(readdirSync(here.temporaryFolder)).toEqual(['mine']);
  });

  it('of a locked journal is sealed, and can be read only with its key', () => {
    const here = places({ key: KEY });
    const { path } = writeRescueFile(here, RESCUED)!;
    expect(readFileSync(path, 'latin1')).not.toContain('canal');
    expect(rescueFiles(here)).toMatchObject([{ rescued: RESCUED }]);
    const other = { ...KEY, key: new Uint8Array(32).fill(3) };
    for (const key of [null, other]) expect(rescueFiles({ ...here, key })).toMatchObject([{ path, rescued: null }]);
  });

  it.each([null, KEY])('of another journal in the same runtime folder is left alone', (key) => {
    const runtimeFolder = join(freshFolder(), 'nearfar');
    const [mine, theirs] = [places({ runtimeFolder }), places({ runtimeFolder, key })];
    for (const { folder } of [mine, theirs]) writeFileSync(folder, 'no folder');
    writeRescueFile(theirs, RESCUED);
    expect(rescueFiles(mine)).toEqual([]);
    expect(rescueFiles(theirs)).toMatchObject([{ rescued: RESCUED }]);
  });

  it.skipIf(!onPosix)('is not written into a runtime folder that others can read', () => {
    const runtimeFolder = freshFolder();
    mkdirSync(join(runtimeFolder, 'open'), { mode: 0o755 });
    const here = places({ runtimeFolder: join(runtimeFolder, 'open') });
    writeFileSync(here.folder, 'no folder');
    expect(writeRescueFile(here, RESCUED)).toBeNull();
  });

  it.skipIf(!onPosix)('is not read through a link', () => {
    const here = places();
    const { path } = writeRescueFile(here, RESCUED)!;
    const elsewhere = join(freshFolder(), 'elsewhere');
    writeFileSync(elsewhere, readFileSync(path));
    rmSync(path);
    symlinkSync(elsewhere, path);
    expect(rescueFiles(here)).toMatchObject([{ path, rescued: null }]);
  });

  it.each<[string, typeof KEY | null, Buffer]>([
    ['got another passphrase', KEY, randomBytes(4096)],
    ['was locked', null, randomBytes(4096)],
    ['was unlocked', KEY, Buffer.from('SQLite format 3\0')],
  ])('of a journal that %s while it was open is left open, and lies in memory', (_, key, journal) => {
    const here = places({ key, runtimeFolder: join(freshFolder(), 'nearfar') });
    mkdirSync(here.folder);
    writeFileSync(join(here.folder, 'journal.db'), journal);
    const { path, isLeftOpen } = writeRescueFile(here, RESCUED)!;
    expect(isLeftOpen).toBe(true);
    expect(path).toContain(here.runtimeFolder);
    expectMode(path, 0o600);
    for (const later of [null, { ...KEY, key: new Uint8Array(32).fill(3) }])
      expect(rescueFiles({ ...here, key: later })).toMatchObject([{ rescued: RESCUED }]);
  });

  it('of a locked journal whose lock is as it was is sealed', () => {
    const here = places({ key: KEY });
    mkdirSync(here.folder);
    writeFileSync(join(here.folder, 'journal.db'), Buffer.concat([KEY.salt, randomBytes(4080)]));
    const { path, isLeftOpen } = writeRescueFile(here, RESCUED)!;
    expect(isLeftOpen).toBe(false);
    expect(readFileSync(path, 'latin1')).not.toContain('canal');
  });
});
