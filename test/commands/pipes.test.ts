import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { onPosix } from '../support/platform.ts';
import { writer } from '../support/world.ts';

/** A writer of one day, with a pipe at a place in the folder of the journal into which nobody writes. */
async function writerWithPipe(...names: string[]) {
  const me = writer();
  await me.run('write --felt 3 --no-passage');
  const path = join(me.folder, ...names);
  rmSync(path, { force: true });
  spawnSync('mkfifo', ['-m', '600', path]);
  return { ...me, path };
}

describe.skipIf(!onPosix)('a pipe that nobody writes into', () => {
  it.each(['journal.db', 'journal.db-journal'])('is refused at once in the place of %s', async (name) => {
    const { path, run } = await writerWithPipe(name);
    const commands = ['show', 'list', 'month', 'status', 'write --felt 4 --no-passage', 'export', 'backup', 'undo'];
    for (const words of commands) {
      const { code, stderr } = await run(words);
      expect([words, code, stderr]).toEqual([words, 1, expect.stringContaining(`${path} is a pipe or a device.`)]);
    }
    expect((await run('doctor')).code).toBe(1);
    expect((await run(['doctor', '--salvage', join(path, '..', 'journal.db')])).code).toBe(1);
  });

  it.each([
    ['the settings', ['settings.json']],
    ['words that were rescued', ['rescued-2026-11-19-abcdef12.json']],
    ['the key before the last', ['old-key.sealed']],
    ['the copy of the day', ['backups', 'journal-2026-11-20.db']],
  ])('keeps nobody from writing in the place of %s', async (_, names) => {
    const { run } = await writerWithPipe(...names);
    expect((await run('write --felt 4 --no-passage')).code).toBe(0);
    expect((await run('show')).out).toContain('felt 4');
  });

  it('is no copy, no export and no text', async () => {
    const { path, run } = await writerWithPipe('pipe');
    expect((await run(['restore', '--yes', path])).stderr).toContain('is a pipe or a device.');
    for (const words of [['import'], ['merge'], ['article', 'load']]) {
      const { code, stderr } = await run([...words, path]);
      expect([words, code, stderr]).toEqual([
        words,
        1,
        expect.stringContaining('is a pipe into which no program writes.'),
      ]);
    }
  });
});

it.skipIf(!onPosix)('A pipe is read to its end, although the program at the other end takes its time', async () => {
  const me = writer();
  await me.run('write --felt 3 --no-passage');
  const folder = freshFolder();
  const [file, pipe] = [join(folder, 'all.json'), join(folder, 'pipe')];
  await me.run(['export', '--format', 'json', '-o', file]);
  spawnSync('mkfifo', [pipe]);
  spawn('sh', ['-c', 'sleep 0.2; exec >"$1"; head -c 9 "$0"; sleep 0.2; tail -c +10 "$0"', file, pipe]);
  expect((await writer().run(['import', pipe])).stderr).toContain('1 new');
});
